import { beforeEach, expect, it, jest } from '@jest/globals'
import type { Payload } from 'payload'

import { readShareToken } from '@/plugins/share-links/read'
import { shareToken } from '@/plugins/share-links/token'

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
type RowsQuery = { collection: string; where: { id: { equals?: string } } }

const ROW: Row = {
  id: 'lien-1',
  page: 'page-1',
  expiresAt: EXPIRY.toISOString(),
  createdBy: 'compte-1',
}
const TOKEN = shareToken({ id: 'lien-1', pageId: 'page-1', expiresAt: EXPIRY }, SECRET)

let rows: Row[]
let accounts: string[]
const find = jest.fn(({ collection, where }: RowsQuery) => {
  const isAsked = (row: Row) => collection === 'share-links' && row.id === where.id.equals
  return Promise.resolve({ docs: rows.filter(isAsked) })
})
const count = ({ collection, where }: RowsQuery) => {
  // MongoDB ignores a condition on an undefined id, and finds all accounts.
  const { equals } = where.id
  const isAsked = (id: string) => collection === 'users' && (!equals || id === equals)
  return Promise.resolve({ totalDocs: accounts.filter(isAsked).length })
}
const payload = { find, count, config: { secret: SECRET } } as unknown as Payload
beforeEach(() => {
  accounts = ['compte-1']
  rows = [ROW]
  find.mockClear()
})

const read = (token = TOKEN, instant = NOW) => readShareToken(payload, token, instant)

const FORGED = shareToken({ id: 'lien-1', pageId: 'page-1', expiresAt: EXPIRY }, 'a'.repeat(40))
const OVER = { instant: EXPIRY }
const REVOKED = { row: { revokedAt: NOW.toISOString() } }
type Case = { row?: Partial<Row> | null; token?: string; instant?: Date; accounts?: string[] }

it.each<[string, Case, Awaited<ReturnType<typeof read>>]>([
  ['that is valid', {}, { kind: 'granted', pageId: 'page-1' }],
  [
    'just before its expiry',
    { instant: new Date(EXPIRY.getTime() - 1) },
    { kind: 'granted', pageId: 'page-1' },
  ],
  ['that has expired', OVER, { kind: 'expired', expiresAt: EXPIRY }],
  ['that was revoked', REVOKED, { kind: 'revoked' }],
  ['that was revoked and has expired', { ...REVOKED, ...OVER }, { kind: 'revoked' }],
  ['whose deleted account SQLite set to null', { row: { createdBy: null } }, { kind: 'revoked' }],
  ['whose account is deleted', { accounts: ['compte-2'] }, { kind: 'revoked' }],
  ['with a forged signature', { token: FORGED }, { kind: 'unknown' }],
  ['with a forged signature, expired', { token: FORGED, ...OVER }, { kind: 'unknown' }],
  ['with a forged signature, revoked', { token: FORGED, ...REVOKED }, { kind: 'unknown' }],
  [
    'whose date was changed',
    { row: { expiresAt: '2099-01-01T00:00:00.000Z' } },
    { kind: 'unknown' },
  ],
  ['whose page was changed', { row: { page: 'page-2' } }, { kind: 'unknown' }],
  ['whose row is deleted', { row: null }, { kind: 'unknown' }],
  ['whose page is deleted', { row: { page: null } }, { kind: 'unknown' }],
])('a link %s', async (_, { row = {}, token, instant, accounts: left = accounts }, answer) => {
  rows = row
    ? [
        { ...ROW, id: 'lien-0', page: 'page-0' },
        { ...ROW, ...row },
      ]
    : []
  accounts = left
  expect(await read(token, instant)).toEqual(answer)
})

it('a malformed token causes no query', async () => {
  expect(await read("' OR 1=1 --.1.x")).toEqual({ kind: 'unknown' })
  expect(find).not.toHaveBeenCalled()
})
