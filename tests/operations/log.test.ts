import { setTimeout as wait } from 'node:timers/promises'

import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'

import { PAGE_PATH } from '@/tests/support/content'
import { logLines } from '@/tests/support/log'
import type { RunningServer } from '@/tests/support/server'
import { startSite } from '@/tests/support/site'
import { runSql } from '@/tests/support/sqlite'
import { ACCOUNT, type Staff } from '@/tests/support/staff'

jest.setTimeout(90_000)

/** The address of a visitor, as a proxy would send it. */
const ADDRESS = '203.0.113.77'
const BROWSER = 'NavigateurDeTest/1.0'

let server: RunningServer
let staff: Staff
let contentPage: string

beforeAll(async () => {
  const site = await startSite('fixture', { TRUSTED_PROXIES: '1' })
  ;({ server, staff } = site)
  contentPage = site.content.page
})
afterAll(() => server?.stop())

async function ask(path: string, { id, ...init }: RequestInit & { id: string }) {
  const headers = {
    'X-Forwarded-For': ADDRESS,
    'User-Agent': BROWSER,
    'X-Request-Id': id,
    'Content-Type': 'application/json',
    ...init.headers,
  }
  const response = await fetch(server.url + path, { redirect: 'manual', ...init, headers })
  return { status: response.status, text: await response.text() }
}

const post = (path: string, id: string, data: object) =>
  ask(path, { id, method: 'POST', body: JSON.stringify(data) })

/** The log lines of the request `id`; a line can come a little after the response. */
async function linesOf(id: string) {
  for (let tries = 0; tries < 50; tries++) {
    const lines = logLines(server.output()).filter(({ request }) => request === id)
    if (lines.some(({ path }) => path)) return lines
    await wait(100)
  }
  throw new Error(`No line about ${id}:\n${server.output()}`)
}

describe('the log', () => {
  it('has one line per request, under the identifier that the proxy gave it', async () => {
    await ask(`${PAGE_PATH}?utm_source=lettre`, { id: 'une-page-vue' })
    const [line, ...others] = await linesOf('une-page-vue')
    expect(others).toEqual([])
    expect(line).toEqual({
      level: 30,
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      request: 'une-page-vue',
      method: 'GET',
      path: PAGE_PATH,
      status: 200,
      ms: expect.any(Number),
      bytes: expect.any(Number),
    })
    expect(Number(line?.bytes)).toBeGreaterThan(1000)
  })

  it('contains no personal data and no typed text', async () => {
    const shared = await staff.ask('POST', '/api/share-links', { page: contentPage })
    const { link } = (await shared.json()) as { link: { address: string } }
    const share = new URL(link.address).pathname

    await post('/api/users/login', 'connexion-faite', ACCOUNT)
    await post('/api/users/login', 'connexion-refusee', { ...ACCOUNT, password: 'fausse-phrase' })
    await post('/api/users/forgot-password', 'mot-oublie', { email: ACCOUNT.email })
    await ask('/admin/reset/0123456789abcdef', { id: 'nouveau-mot' })
    await ask(share, { id: 'lien-partage' })
    const headers = { Authorization: 'api-keys API-Key cle-secrete' }
    await ask('/api/pages', { id: 'cle-inconnue', headers })
    await ask(`/api/users?where[email][equals]=${ACCOUNT.email}`, { id: 'recherche' })
    await ask(`/lettre/${encodeURIComponent(ACCOUNT.email)}`, { id: 'adresse-dans-le-chemin' })
    await post('/api/users', 'compte-en-double', ACCOUNT)

    expect((await linesOf('lien-partage')).at(-1)).toMatchObject({
      path: '/partage/[…]',
      status: 200,
    })
    expect((await linesOf('nouveau-mot')).at(-1)).toMatchObject({ path: '/admin/reset/[…]' })
    expect((await linesOf('recherche')).at(-1)).toMatchObject({ path: '/api/users' })
    await linesOf('compte-en-double')
    await linesOf('mot-oublie')
    await linesOf('cle-inconnue')

    const log = server.output()
    expect(() => logLines(log)).not.toThrow()
    const personal = [
      ...[ACCOUNT.email, encodeURIComponent(ACCOUNT.email), ACCOUNT.name, ACCOUNT.password],
      ...['fausse-phrase', ADDRESS, BROWSER, share.slice('/partage/'.length), '0123456789abcdef'],
      ...['payload-token', 'JWT ey', 'cle-secrete'],
    ]
    for (const word of personal) expect(log).not.toContain(word)
  })
})

describe('health checks', () => {
  it.each(['/healthz', '/readyz'])(
    'report at %s that the server is well, and leave no log line',
    async (path) => {
      const response = await fetch(server.url + path)
      expect(response.status).toBe(200)
      expect(await response.json()).toEqual({ status: 'ok' })
      expect(response.headers.get('cache-control')).toBe('no-store')
      expect(response.headers.get('x-robots-tag')).toBe('noindex')
      await ask(PAGE_PATH, { id: `apres-${path.slice(1)}` })
      await linesOf(`apres-${path.slice(1)}`)
      expect(server.output()).not.toContain(path)
    },
  )

  it('report that the server is not ready when a migration is missing, but that the process is alive', async () => {
    await runSql(
      server.dataDir,
      'CREATE TABLE kept AS SELECT * FROM payload_migrations',
      'DELETE FROM payload_migrations WHERE id = (SELECT max(id) FROM payload_migrations)',
    )
    // The server gives the same answer for one second.
    await wait(1_100)
    const ready = await fetch(`${server.url}/readyz`)
    const alive = await fetch(`${server.url}/healthz`)
    await runSql(
      server.dataDir,
      'INSERT OR IGNORE INTO payload_migrations SELECT * FROM kept',
      'DROP TABLE kept',
    )
    expect([ready.status, alive.status]).toEqual([503, 200])
    const reason = 'Il manque des migrations à la base de données.'
    expect(await ready.json()).toEqual({ status: 'unavailable', reason })
    await wait(1_100)
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200)
  })
})
