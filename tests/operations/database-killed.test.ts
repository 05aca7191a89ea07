import { setTimeout as wait } from 'node:timers/promises'

import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import autocannon, { type Instance, type Result } from 'autocannon'

import { startMongoWire, type GoServer } from '@/scripts/testing/go-server'
import { PAGE_PATH, publishContent, type Content } from '@/tests/support/content'
import { databaseOn, mongodbServer } from '@/tests/support/mongodb'
import { startServer, type RunningServer } from '@/tests/support/server'
import { ACCOUNT, signUp, type Staff } from '@/tests/support/staff'
import { visit } from '@/tests/support/visitor'

jest.setTimeout(240_000)

/**
 * The minimum duration of the load, in seconds, on ten connections; the database is away for at least a third of it.
 * `LOAD_SECONDS=60` runs the long version. On a slow machine the load continues until the site has noticed the failure
 * and the recovery.
 */
const SECONDS = Number(process.env.LOAD_SECONDS ?? 15)
/** Longer than the tests can last, because the test stops the load itself. */
const AT_MOST_SECONDS = 600
const THIRD_MS = (SECONDS * 1000) / 3
const CALENDAR = '/appels.ics'
const SAYS_WHY = 'La base de données ne répond pas.'

/** Starts its own database, because the test kills it. Runs only when the other tests use the MongoDB protocol. */
const onMongo = mongodbServer ? describe : describe.skip

let database: GoServer
let server: RunningServer
let staff: Staff
let content: Content
let visitors: Instance
let load: Promise<Result>
let killedAt: number
const get = (path: string, init?: RequestInit) => visit(server.url, path, init)

async function until(isTrue: () => Promise<boolean>): Promise<void> {
  while (!(await isTrue())) await wait(100)
}
const isReady = async () => (await get('/readyz')).status === 200

onMongo('a database killed under load', () => {
  beforeAll(async () => {
    const started = await startMongoWire()
    if (!started) throw new Error('This test needs Go, to start a database that it may kill.')
    database = started
    server = await startServer({ DATABASE_URL: databaseOn(database.url) })
    staff = await signUp(server.url)
    content = await publishContent(staff)
    for (const path of ['/', PAGE_PATH, CALENDAR])
      expect((await get(path)).status).toBeLessThan(400)

    const requests = [{ path: PAGE_PATH }, { path: PAGE_PATH }, { path: CALENDAR }]
    load = new Promise((resolve, reject) => {
      const options = { url: server.url, connections: 10, duration: AT_MOST_SECONDS, requests }
      visitors = autocannon(options, (error: Error | null, result) =>
        error ? reject(error) : resolve(result),
      )
    })
    await wait(THIRD_MS)
    await database.kill()
    killedAt = Date.now()
  })
  afterAll(async () => {
    visitors?.stop()
    await server?.stop()
    await database?.stop()
  })

  it('is reported to machines: the process is alive, but not ready', async () => {
    await until(async () => !(await isReady()))
    const { status, html } = await get('/readyz')
    expect([status, JSON.parse(html)]).toEqual([503, { status: 'unavailable', reason: SAYS_WHY }])
    expect((await get('/healthz')).status).toBe(200)
  })

  it('is reported to staff, on the screens of the admin and by its API', async () => {
    for (const path of ['/admin', '/admin/login', '/admin/collections/pages']) {
      expect([path, (await get(path)).html]).toEqual([path, expect.stringContaining(SAYS_WHY)])
    }
    for (const [method, path] of [
      ['POST', '/api/users/login'],
      ['GET', '/api/pages'],
      ['PATCH', `/api/pages/${content.page}`],
    ] as const) {
      const response = await staff.ask(method, path, method === 'GET' ? undefined : ACCOUNT)
      const { errors } = (await response.json()) as { errors: { message: string }[] }
      expect([path, response.status, errors[0]?.message]).toEqual([
        path,
        503,
        expect.stringContaining(SAYS_WHY),
      ])
    }
  })

  it('leaves cached pages and redirects available, and answers the rest with 503 and a delay to retry', async () => {
    const page = await get(PAGE_PATH)
    expect([page.status, page.headers.get('x-page-cache')]).toEqual([200, 'stale'])
    expect(page.html).toContain('Page en mémoire')
    expect((await get('/')).headers.get('location')).toBe(PAGE_PATH)
    const other = await get('/jamais-vue')
    expect([other.status, other.headers.get('retry-after')]).toEqual([503, '30'])
    expect(other.html).toContain('<h1>Page momentanément indisponible</h1>')
  })

  it('leaves no visitor without a response, and the site recovers once it is back', async () => {
    await wait(Math.max(0, killedAt + THIRD_MS - Date.now()))
    await database.start()
    await until(isReady)
    await wait(THIRD_MS)
    visitors.stop()
    const { errors, timeouts, non2xx, latency, requests, duration } = await load
    console.info(
      `${duration} s, 10 connections, database away for a third at least: ${requests.total} requests, ${errors + timeouts} without an answer, ${non2xx} refused; p50 ${latency.p50} ms, p99 ${latency.p99} ms, longest ${latency.max} ms.`,
    )
    expect({ errors, timeouts, non2xx }).toEqual({ errors: 0, timeouts: 0, non2xx: 0 })
    expect(requests.total).toBeGreaterThan(SECONDS * 10)

    const hero = { title: 'Un titre publié après la panne' }
    await staff.change('pages', content.page, { hero })
    const after = await get(PAGE_PATH)
    expect(after.headers.get('x-page-cache')).toBe('miss')
    expect(after.html).toContain(hero.title)
    expect(after.html).not.toContain('Page en mémoire')
  })
})
