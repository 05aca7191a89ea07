import { beforeEach, describe, expect, it, jest } from '@jest/globals'

import { shareToken } from '@/plugins/share-links/token'
import { assets, page, site } from '@/tests/fixtures/views'

const SECRET = 'secret-du-site-'.repeat(3)
Object.assign(process.env, { PAYLOAD_SECRET: SECRET, LOG_LEVEL: 'silent' })

const HOUR_MS = 3_600_000
const EXPIRY = new Date(Date.now() + HOUR_MS)
const ROW = {
  id: 'lien-1',
  page: 'page-1',
  expiresAt: EXPIRY.toISOString(),
  createdBy: 'compte-1',
}
const tokenUntil = (expiresAt: Date) =>
  shareToken({ id: 'lien-1', pageId: 'page-1', expiresAt }, SECRET)
const TOKEN = tokenUntil(EXPIRY)
const WRONG = `lien-1.1.${'a'.repeat(43)}`

const find = jest.fn<() => Promise<{ docs: object[] }>>()
const sharedPage = jest.fn<(...asked: unknown[]) => Promise<object | null>>()
const error = jest.fn()

// Only the stored rows, the assets and the log are mocked; the rest is the server's own code.
const count = () => Promise.resolve({ totalDocs: 1 })
const payload = { find, count, config: { secret: SECRET } }
const config = Promise.resolve({})
jest.unstable_mockModule('@payload-config', () => ({ default: config }))
const getPayload = (asked: { config?: unknown }) =>
  asked.config === config ? Promise.resolve(payload) : Promise.reject(new Error('no config'))
jest.unstable_mockModule('payload', () => ({ getPayload, createLocalReq: jest.fn() }))
jest.unstable_mockModule('@/site/content', () => ({ siteContent: () => Promise.resolve(site) }))
jest.unstable_mockModule('@/plugins/share-links/shared-page', () => ({ sharedPage }))
jest.unstable_mockModule('@/platform/assets', () => ({ readAssets: () => assets }))
jest.unstable_mockModule('@/platform/log/logger', () => ({ logger: () => ({ error }) }))
const { answerShare, WRONG_LINKS } = await import('@/plugins/share-links/answer')

/** Sets whether the database answered just now (`platform/health/database.ts`). */
const setDatabase = (isDown: boolean) =>
  Object.assign(globalThis, {
    eigDatabase: { isDown, known: { revision: '1:a', at: new Date(Date.now() + HOUR_MS) } },
  })

let visitors = 0
let who: string
beforeEach(() => {
  who = `192.0.2.${(visitors += 1)}`
  setDatabase(false)
  find.mockReset().mockResolvedValue({ docs: [ROW] })
  sharedPage.mockReset().mockResolvedValue(page)
  error.mockReset()
})

const NOT_CACHED = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'private, no-store',
  'x-robots-tag': 'noindex, nofollow',
}

async function ask(token = TOKEN) {
  const response = await answerShare(token, who)
  const { status, headers } = response
  return { status, headers: Object.fromEntries(headers), html: await response.text() }
}

describe('a share link', () => {
  it('shows its page, which is marked as a preview and may not be cached', async () => {
    const { status, headers, html } = await ask()
    expect(status).toBe(200)
    expect(headers).toEqual(NOT_CACHED)
    expect(html).toContain('Administrations publiques')
    expect(html).toContain('Aperçu partagé, non publié.')
    expect(sharedPage).toHaveBeenCalledWith(payload, 'page-1', expect.any(Date))
  })

  it.each([
    ['expired', 410, 'Lien expiré', () => ({ ...ROW, expiresAt: new Date(0).toISOString() })],
    ['revoked', 410, 'Lien révoqué', () => ({ ...ROW, revokedAt: new Date().toISOString() })],
    ['unknown', 404, 'Lien inconnu', () => ({ ...ROW, page: null })],
  ])('is refused when it is %s: %i', async (what, expected, title, row) => {
    find.mockResolvedValue({ docs: [row()] })
    const { status, headers, html } = await ask(
      what === 'expired' ? tokenUntil(new Date(0)) : TOKEN,
    )
    expect(status).toBe(expected)
    expect(headers).toEqual(NOT_CACHED)
    expect(html).toContain(`<h1>${title}</h1>`)
    expect(html).not.toContain('Administrations publiques')
    expect(sharedPage).not.toHaveBeenCalled()
  })

  it('is unknown when its page is in the trash', async () => {
    sharedPage.mockResolvedValue(null)
    const { status, html } = await ask()
    expect([status, html]).toEqual([404, expect.stringContaining('Lien inconnu')])
  })
})

describe('a visitor who tries links', () => {
  const { times } = WRONG_LINKS

  it('must wait after too many wrong links, even for a valid one', async () => {
    for (let time = 0; time < times; time++) expect((await ask(WRONG)).status).toBe(404)
    const { status, headers, html } = await ask()
    expect(status).toBe(429)
    expect(Number(headers['retry-after'])).toBeGreaterThan(0)
    expect(html).toContain('Trop de demandes')
  })

  it('never has to wait after links that are, or were, valid', async () => {
    find.mockResolvedValue({ docs: [{ ...ROW, revokedAt: new Date().toISOString() }] })
    for (let time = 0; time <= times; time++) expect((await ask()).status).toBe(410)
  })
})

describe('a shared page that fails', () => {
  it('does not show the cause, and does not log the token', async () => {
    sharedPage.mockRejectedValue(new Error('colonne inconnue'))
    const { status, html } = await ask()
    expect(status).toBe(500)
    expect(html).not.toContain('colonne inconnue')
    expect(error).toHaveBeenCalledTimes(1)
    expect(error).toHaveBeenCalledWith(
      { err: expect.objectContaining({ message: 'colonne inconnue' }) },
      'A shared page could not be made',
    )
    expect(JSON.stringify(error.mock.calls)).not.toContain(TOKEN)
  })

  it('is temporarily unavailable while the database is down, without a query', async () => {
    setDatabase(true)
    expect((await ask()).status).toBe(503)
    expect(find).not.toHaveBeenCalled()
  })
})
