import { beforeEach, expect, it, jest } from '@jest/globals'
import type { Payload } from 'payload'

import { readShareToken } from '@/editing/share-links/read'
import { shareToken } from '@/editing/share-links/token'

const SECRET = 'secret-du-site-'.repeat(3)
const NOW = new Date('2027-02-01T12:00:00.000Z')
const EXPIRY = new Date('2027-02-03T12:00:00.000Z')

type Row = {
  id: string
  page: unknown
  expiresAt: string
  createdBy: string | null
  revokedAt?: string
}
type Asked = { collection: string; where: { id: { equals?: string } } }

const ROW: Row = {
  id: 'lien-1',
  page: 'page-1',
  expiresAt: EXPIRY.toISOString(),
  createdBy: 'compte-1',
}
const TOKEN = shareToken({ id: 'lien-1', pageId: 'page-1', expiresAt: EXPIRY }, SECRET)

let rows: Row[]
let accounts: string[]
const find = jest.fn(({ collection, where }: Asked) => {
  const isAsked = (row: Row) => collection === 'share-links' && row.id === where.id.equals
  return Promise.resolve({ docs: rows.filter(isAsked) })
})
const count = ({ collection, where }: Asked) => {
  // MongoDB leaves out a condition on no id, and finds everybody.
  const { equals } = where.id
  const isAsked = (id: string) => collection === 'users' && (!equals || id === equals)
  return Promise.resolve({ totalDocs: accounts.filter(isAsked).length })
}
const payload = { find, count, config: { secret: SECRET } } as unknown as Payload
beforeEach(() => {
  accounts = ['compte-1']
  rows = [{ ...ROW, id: 'lien-0', page: 'page-0' }, ROW]
  find.mockClear()
})

const read = (token = TOKEN, instant = NOW) => readShareToken(payload, token, instant)

it('a link gives access to its page, up to the instant it lasts until', async () => {
  expect(await read()).toEqual({ kind: 'granted', pageId: 'page-1' })
  expect(await read(TOKEN, new Date(EXPIRY.getTime() - 1))).toMatchObject({ kind: 'granted' })
  expect(await read(TOKEN, EXPIRY)).toEqual({ kind: 'expired', expiresAt: EXPIRY })
})

it('a link that was revoked gives none, and says so even when it would be over', async () => {
  rows = [{ ...ROW, revokedAt: NOW.toISOString() }]
  expect(await read()).toEqual({ kind: 'revoked' })
  expect(await read(TOKEN, EXPIRY)).toEqual({ kind: 'revoked' })
})

it('a link ends with the account that made it, whether its database forgets whose it was or not', async () => {
  rows = [{ ...ROW, createdBy: null }]
  expect(await read()).toEqual({ kind: 'revoked' })
  rows = [ROW]
  accounts = ['compte-2']
  expect(await read()).toEqual({ kind: 'revoked' })
})

it('whoever cannot sign learns nothing of a link, be it revoked or over', async () => {
  const forged = shareToken({ id: 'lien-1', pageId: 'page-1', expiresAt: EXPIRY }, 'a'.repeat(40))
  expect(await read(forged)).toEqual({ kind: 'unknown' })
  expect(await read(forged, EXPIRY)).toEqual({ kind: 'unknown' })
  rows = [{ ...ROW, revokedAt: NOW.toISOString() }]
  expect(await read(forged)).toEqual({ kind: 'unknown' })
})

it('a link whose stored date or page was changed since gives none', async () => {
  rows = [{ ...ROW, expiresAt: '2099-01-01T00:00:00.000Z' }]
  expect(await read()).toEqual({ kind: 'unknown' })
  rows = [{ ...ROW, page: 'page-2' }]
  expect(await read()).toEqual({ kind: 'unknown' })
})

it('a link that is gone, or whose page is, gives none', async () => {
  rows = []
  expect(await read()).toEqual({ kind: 'unknown' })
  rows = [{ ...ROW, page: null }]
  expect(await read()).toEqual({ kind: 'unknown' })
})

it('what is no token costs no question to the database', async () => {
  expect(await read("' OR 1=1 --.1.x")).toEqual({ kind: 'unknown' })
  expect(find).not.toHaveBeenCalled()
})
