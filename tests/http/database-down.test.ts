import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'

import { PAGE_PATH, publishContent } from '@/tests/support/content'
import { CALENDAR } from '@/tests/support/feeds'
import { startServer, type RunningServer } from '@/tests/support/server'
import { runSql } from '@/tests/support/sqlite'
import { signUp } from '@/tests/support/staff'
import { visit, type Visit } from '@/tests/support/visitor'

jest.setTimeout(90_000)

const OTHER_PATH = '/jamais-vue'

let server: RunningServer
let before: Visit
let calendarBefore: Visit
const get = (path: string, init?: RequestInit) => visit(server.url, path, init)

beforeAll(async () => {
  server = await startServer()
  const staff = await signUp(server.url)
  await publishContent(staff)
  const hero = { title: 'Une page que personne n’a encore vue' }
  await staff.create('pages', { title: 'Autre', slug: OTHER_PATH.slice(1), hero })
  before = await get(PAGE_PATH)
  calendarBefore = await get(CALENDAR)
  await breakDatabase()
})
afterAll(() => server.stop())

const breakDatabase = () => runSql(server.dataDir, 'ALTER TABLE revisions RENAME TO revisions_away')
const repairDatabase = () =>
  runSql(server.dataDir, 'ALTER TABLE revisions_away RENAME TO revisions')

describe('while the database fails', () => {
  it('serves the last page it rendered', async () => {
    const { status, headers, html } = await get(PAGE_PATH)
    expect(status).toBe(200)
    expect(headers.get('x-page-cache')).toBe('stale')
    expect(html).toBe(before.html)

    const held = { 'If-None-Match': String(before.headers.get('etag')) }
    expect((await get(PAGE_PATH, { headers: held })).status).toBe(304)
  })

  it('serves the last calendar too, so that no subscriber loses its events', async () => {
    const { status, headers, html } = await get(CALENDAR)
    expect([status, headers.get('x-page-cache')]).toEqual([200, 'stale'])
    expect(headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    expect(html).toBe(calendarBefore.html)
  })

  it('answers elsewhere with a French page that leaks nothing and that nobody stores', async () => {
    const { status, headers, html } = await get(OTHER_PATH)
    expect(status).toBe(500)
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(html).toContain('<h1>Erreur inattendue</h1>')
    expect(html).toContain('class="fr-header"')
    expect(html).not.toMatch(
      /sqlite|revisions|no such table|select |node_modules|\.next|\bat \S+ \(/i,
    )
  })

  it('tells the cause in its log', () => {
    expect(server.output()).toContain(`The page ${OTHER_PATH} could not be made`)
    expect(server.output()).toContain('no such table: revisions')
  })

  it('leaks nothing through the REST API either', async () => {
    await runSql(server.dataDir, 'ALTER TABLE criteria RENAME TO criteria_away')
    const { status, html } = await get('/api/criteria')
    await runSql(server.dataDir, 'ALTER TABLE criteria_away RENAME TO criteria')
    expect(status).toBe(500)
    expect(html).not.toMatch(/sqlite|no such table|select |node_modules/i)
  })
})

describe('once the database is back', () => {
  it('answers by itself, without a restart', async () => {
    await repairDatabase()
    expect((await get(OTHER_PATH)).html).toContain('Une page que personne n’a encore vue')
    expect((await get(PAGE_PATH)).headers.get('x-page-cache')).toBe('hit')
  })
})
