import { setTimeout as wait } from 'node:timers/promises'

import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'

import { PAGE_PATH } from '@/tests/support/content'
import { logLines } from '@/tests/support/log'
import type { RunningServer } from '@/tests/support/server'
import { startSite } from '@/tests/support/site'
import { runSql } from '@/tests/support/sqlite'
import type { Staff } from '@/tests/support/staff'
import { visit, words, type Visit } from '@/tests/support/visitor'
import { frenchMoment } from '@/text/french-date'

jest.setTimeout(90_000)

const OTHER_PATH = '/jamais-vue'
/** This page exists too: where the site knows that there is no page, it answers 404 without the database. */
const THIRD_PATH = '/jamais-vue-non-plus'
/** Long enough for a slow machine to render the page and its next state, and for the test to break the database. */
const CLOSES_IN_MS = 15_000
const APPLY = 'https://candidatures.example.fr/deposer'
const ATOM = '/appels.atom'
const CALENDAR = '/appels.ics'
const NOTICE = 'Page en mémoire'

let server: RunningServer
let staff: Staff
let closesAt: number
let before: Visit
let calendarBefore: Visit
const get = (path: string, init?: RequestInit) => visit(server.url, path, init)

const breakDatabase = () => runSql(server.dataDir, 'ALTER TABLE revisions RENAME TO revisions_away')
const repairDatabase = () =>
  runSql(server.dataDir, 'ALTER TABLE revisions_away RENAME TO revisions')

beforeAll(async () => {
  const site = await startSite('fixture')
  ;({ server, staff } = site)
  const hero = { title: 'Une page que personne n’a encore vue' }
  for (const path of [OTHER_PATH, THIRD_PATH])
    await staff.create('pages', { title: 'Autre', slug: path.slice(1), hero })
  closesAt = Date.now() + CLOSES_IN_MS
  await staff.change('calls', site.content.call, {
    closesAt: new Date(closesAt).toISOString(),
    closingSoonDays: 0,
  })
  await get('/')
  await get(ATOM)
  calendarBefore = await get(CALENDAR)
  before = await get(PAGE_PATH)
  // The server renders the next state of the page a little after the page.
  await wait(5_000)
  await breakDatabase()
})
afterAll(() => server?.stop())

describe('the site, while the database fails', () => {
  it('serves the last page it rendered, with the date of that copy', async () => {
    const { status, headers, html } = await get(PAGE_PATH)
    expect(Date.now()).toBeLessThan(closesAt)
    expect(status).toBe(200)
    expect(headers.get('x-page-cache')).toBe('stale')
    expect(words(html)).toBe(words(before.html))
    expect(words(html)).toContain('Appel ouvert')

    const known = Date.parse(String(headers.get('last-modified')))
    expect(Math.abs(known - Date.parse(String(before.headers.get('last-modified'))))).toBeLessThan(
      2_000,
    )
    expect(Number(headers.get('age'))).toBeGreaterThanOrEqual(1)
    const [notice = ''] = /<section class="eig-stale".*?<\/section>/s.exec(html) ?? []
    expect(notice).toContain(NOTICE)
    expect(notice).toContain(frenchMoment(new Date(known)).split('à')[0])
    expect(html.replace(notice, '')).toBe(before.html)
  })

  it('gives the page with the notice another ETag than the page without it', async () => {
    const stale = await get(PAGE_PATH)
    const held = (etag: string | null) => ({ headers: { 'If-None-Match': String(etag) } })
    expect((await get(PAGE_PATH, held(before.headers.get('etag')))).status).toBe(200)
    expect((await get(PAGE_PATH, held(stale.headers.get('etag')))).status).toBe(304)
  })

  it('serves the last calendar unchanged, so that subscribers keep its events', async () => {
    const { status, headers, html } = await get(CALENDAR)
    expect([status, headers.get('x-page-cache')]).toEqual([200, 'stale'])
    expect(headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    expect(html).toBe(calendarBefore.html)
    const held = { 'If-None-Match': String(calendarBefore.headers.get('etag')) }
    expect((await get(CALENDAR, { headers: held })).status).toBe(304)
  })

  it('still redirects the home address', async () => {
    const { status, headers } = await get('/')
    expect([status, headers.get('location')]).toEqual([307, PAGE_PATH])
  })

  it('answers 503 for other pages, with a French page that leaks nothing and is not stored', async () => {
    const { status, headers, html } = await get(OTHER_PATH)
    expect(status).toBe(503)
    expect(headers.get('retry-after')).toBe('30')
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(html).toContain('<h1>Page momentanément indisponible</h1>')
    expect(html).toContain(`<code>${headers.get('x-request-id')}</code>`)
    expect(html).toContain('class="fr-header"')
    expect(html).not.toMatch(
      /sqlite|revisions|no such table|select |node_modules|\.next|\bat \S+ \(/i,
    )
  })

  it('logs the cause once', () => {
    const [cause, ...others] = logLines(server.output()).filter(({ level }) => level >= 50)
    expect(others).toEqual([])
    expect(cause?.msg).toBe('La base de données ne répond pas')
    expect(JSON.stringify(cause)).toContain('no such table: revisions')
  })

  it('reports the failure to machines and to staff, without the cause', async () => {
    for (const path of ['/readyz', '/api/criteria', '/admin/login']) {
      const { status, headers, html } = await get(path)
      expect([path, html]).toEqual([path, expect.stringContaining('La base de données ne répond')])
      expect([path, status]).toEqual([path, 503])
      if (path !== '/readyz') expect(headers.get('retry-after')).toBe('30')
      expect(html).not.toMatch(/sqlite|no such table|select \*/i)
    }
  })

  it('never shows a call as open after its closing', async () => {
    await wait(closesAt - Date.now() + 10)
    const { status, headers, html } = await get(PAGE_PATH)
    expect([status, headers.get('x-page-cache')]).toEqual([200, 'stale'])
    expect(words(html)).toContain('Appel clos')
    expect(words(html)).toContain('Vous arrivez trop tard')
    expect(html).not.toContain(APPLY)
    expect(html).toContain(NOTICE)
    const feed = await get(ATOM)
    expect([feed.status, feed.headers.get('x-page-cache')]).toEqual([200, 'stale'])
    expect(feed.html).toContain('clos')
  })
})

describe('the site, once the database is back', () => {
  it('recovers without a restart', async () => {
    await repairDatabase()
    while ((await get('/readyz')).status !== 200) await wait(100)
    expect((await get('/admin/login')).status).toBe(200)
    expect((await get(OTHER_PATH)).html).toContain('Une page que personne n’a encore vue')
    const { headers, html } = await get(PAGE_PATH)
    expect(headers.get('x-page-cache')).toBe('miss')
    expect(words(html)).toContain('Appel clos')
    expect(html).not.toContain(NOTICE)
  })
})

describe('the site, when rendering fails although the database answers', () => {
  const FAULT = 'could not be made'
  beforeAll(async () => {
    await staff.setGlobal('site', { tagline: 'Au plus près des habitants' })
    await runSql(server.dataDir, 'ALTER TABLE pages_blocks_criteria RENAME TO away')
  })

  it('serves the last copy with its date, and logs the error', async () => {
    const { status, headers, html } = await get(PAGE_PATH)
    expect([status, headers.get('x-page-cache')]).toEqual([200, 'stale'])
    expect(words(html)).toContain('Appel clos')
    expect(html).toContain(NOTICE)
    const told = logLines(server.output()).filter(({ msg }) => msg?.includes(FAULT))
    expect(told).toEqual([
      expect.objectContaining({ level: 50, msg: `The page ${PAGE_PATH} ${FAULT}` }),
    ])
    expect((await get('/readyz')).status).toBe(200)
  })

  it('answers 500 where it has no copy, and the response is not stored', async () => {
    const { status, headers, html } = await get(THIRD_PATH)
    expect([status, headers.get('cache-control')]).toEqual([500, 'no-store'])
    // The log has the cause of the error under this reference.
    const id = headers.get('x-request-id')
    expect(html).toContain(`<code>${id}</code>`)
    const cause = logLines(server.output()).find((line) => line.level >= 50 && line.request === id)
    expect(cause?.msg).toBe(`The page ${THIRD_PATH} ${FAULT}`)
    expect(JSON.stringify(cause?.err)).toContain('no such table')
    expect(html).not.toMatch(/no such table|select /i)
  })

  it('is as before once rendering works again', async () => {
    await runSql(server.dataDir, 'ALTER TABLE away RENAME TO pages_blocks_criteria')
    const { headers, html } = await get(PAGE_PATH)
    expect(headers.get('x-page-cache')).toBe('miss')
    expect(html).not.toContain(NOTICE)
  })
})
