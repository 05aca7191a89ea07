import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'

import { portableId } from '@/platform/database/ids'
import { PAGE_PATH, publishContent, type Content } from '@/tests/support/content'
import { ATOM, CALENDAR, readFeed, subscribe } from '@/tests/support/feeds'
import { startServer, type RunningServer } from '@/tests/support/server'
import { signUp, type Staff } from '@/tests/support/staff'
import { visit } from '@/tests/support/visitor'

jest.setTimeout(90_000)

const FEEDS = [CALENDAR, ATOM]
const SECRET = 'Zirconium'
const OPENS_AT = '2026-01-05T08:00:00.000Z'
const CLOSES_AT = '2099-03-31T16:00:00.000Z'
const draft = { asDraft: true }
/** Time for a slow machine to save a call and answer before it. */
const CLOSES_IN_MS = 10_000
const MILESTONES = [
  { label: 'Jury, puis annonce', kind: 'day', startsOn: '2099-04-09T22:00:00.000Z' },
  { label: 'Suivi', kind: 'text', text: 'tous les deux mois' },
]

let server: RunningServer
let staff: Staff
let content: Content
const get = (path: string, init?: RequestInit) => visit(server.url, path, init)

beforeAll(async () => {
  server = await startServer()
  staff = await signUp(server.url)
})
afterAll(() => server.stop())

it('are valid and empty before there is any call', async () => {
  const { status, html } = await get(CALENDAR)
  expect(status).toBe(200)
  expect(html).toContain('\r\nTZID:Europe/Paris\r\n')
  expect(await subscribe(server.url)).toEqual([])
  expect(await readFeed(server.url)).toEqual([])

  content = await publishContent(staff, {
    call: { opensAt: OPENS_AT, closesAt: CLOSES_AT, milestones: MILESTONES },
  })
})

describe('what is published', () => {
  it('is in the calendar with the dates of the call', async () => {
    const name = '«\u00a0Appel aux collectivités\u00a0»'
    const url = server.url + PAGE_PATH
    expect(await subscribe(server.url)).toMatchObject([
      {
        uid: `${portableId(content.call)}-ouverture@localhost`,
        summary: `Ouverture de l’appel ${name}`,
        start: OPENS_AT,
        url,
      },
      {
        uid: `${portableId(content.call)}-cloture@localhost`,
        summary: `Clôture de l’appel ${name}`,
        start: CLOSES_AT,
        url,
      },
      {
        summary: 'Jury, puis annonce – Appel aux collectivités',
        start: '2099-04-10',
        end: '2099-04-11',
      },
    ])
    const { headers, html } = await get(CALENDAR)
    expect(headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    expect(html.match(/^BEGIN:VTIMEZONE\r$/gm)).toHaveLength(1)
  })

  it('is in the feed once it has happened', async () => {
    const { headers } = await get(ATOM)
    expect(headers.get('content-type')).toBe('application/atom+xml; charset=utf-8')
    const id = (key: string) => `tag:localhost,2026:appels/${portableId(content.call)}/${key}`
    const entries = await readFeed(server.url)
    expect(entries.map((entry) => entry.id)).toEqual([id('annonce'), id('ouverture')])
    expect(entries[1]).toMatchObject({ isoDate: OPENS_AT, link: server.url + PAGE_PATH })
    expect(entries[1]?.content).toContain('31\u00a0mars\u00a02099 à 18\u00a0h')
  })

  it('is in the page as JSON-LD, and the page leads to both feeds', async () => {
    const { html } = await get(PAGE_PATH)
    const [, json] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html) ?? []
    expect(JSON.parse(String(json))).toMatchObject({
      '@type': 'GovernmentService',
      name: 'Appel aux collectivités',
      url: server.url + PAGE_PATH,
      offers: { availabilityStarts: OPENS_AT, availabilityEnds: CLOSES_AT },
    })
    for (const path of FEEDS) {
      expect(html).toMatch(new RegExp(`<link rel="alternate"[^>]*href="${path}"`))
    }
  })
})

describe('asked again', () => {
  /** In the second of a change no date tells it from another change of that second. */
  const nextSecond = () => new Promise((resolve) => setTimeout(resolve, 1100))

  it.each(FEEDS)('%s answers 304 to who holds it, by date as by ETag', async (path) => {
    await get(path)
    await nextSecond()
    const { headers, html } = await get(path)
    expect(headers.get('x-page-cache')).toBe('hit')
    expect(headers.get('cache-control')).toBe('public, max-age=0, must-revalidate')
    const etag = { 'If-None-Match': String(headers.get('etag')) }
    const date = { 'If-Modified-Since': String(headers.get('last-modified')) }
    for (const held of [etag, date]) {
      const again = await get(path, { headers: held })
      expect([held, again.status, again.html]).toEqual([held, 304, ''])
    }
    const other = await get(path, { headers: { ...date, 'If-None-Match': '"autre"' } })
    expect([other.status, other.html]).toEqual([200, html])
  })

  it('refuses other methods, and answers HEAD', async () => {
    for (const path of FEEDS) {
      expect((await get(path, { method: 'POST' })).status).toBe(405)
      const head = await get(path, { method: 'HEAD' })
      expect([head.status, head.html]).toEqual([200, ''])
    }
  })

  it.each(FEEDS)(
    '%s is sent anew once a call is deleted, though nothing is newer',
    async (path) => {
      const id = await staff.create('calls', { name: 'Passager', closesAt: CLOSES_AT })
      expect((await get(path)).html).toContain('Passager')
      await nextSecond()
      const { headers } = await get(path)
      await staff.remove('calls', id)
      const held = {
        'If-None-Match': String(headers.get('etag')),
        'If-Modified-Since': String(headers.get('last-modified')),
      }
      for (const name of ['If-None-Match', 'If-Modified-Since'] as const) {
        const after = await get(path, { headers: { [name]: held[name] } })
        expect([name, after.status]).toEqual([name, 200])
        expect(after.html).not.toContain('Passager')
      }
    },
  )
})

describe('published again', () => {
  it('a call keeps its UIDs and raises SEQUENCE; a draft beside it changes nothing', async () => {
    const before = await subscribe(server.url)
    await staff.change('calls', content.call, { closesAt: OPENS_AT, name: SECRET }, draft)
    expect(await subscribe(server.url)).toEqual(before)

    await new Promise((resolve) => setTimeout(resolve, 1000))
    const closesAt = '2099-04-30T16:00:00.000Z'
    await staff.change('calls', content.call, { closesAt, name: 'Appel aux collectivités' })
    const after = await subscribe(server.url)
    expect(after.map(({ uid }) => uid)).toEqual(before.map(({ uid }) => uid))
    expect(after[1]?.start).toBe(closesAt)
    expect(after[1]!.sequence).toBeGreaterThan(before[1]!.sequence)
  })

  it('a name keeps every character', async () => {
    const name = 'Été, hiver; « 100 % » & <b>libre</b> 👩‍🔬 l’été ]]> &amp; "fin"\nsuite'
    await staff.change('calls', content.call, { name })
    const [opening] = await subscribe(server.url)
    expect(opening?.summary).toBe(`Ouverture de l’appel «\u00a0${name}\u00a0»`)
    const [announced] = await readFeed(server.url)
    const html = name.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
    expect(announced?.title).toBe(`Annonce de l’appel «\u00a0${html}\u00a0»`)
    await staff.change('calls', content.call, { name: 'Appel aux collectivités' })
  })

  it('a closing passes by itself into the feed', async () => {
    const closesAt = new Date(Date.now() + CLOSES_IN_MS).toISOString()
    await staff.change('calls', content.call, { closesAt })
    const keys = async () => (await readFeed(server.url)).map(({ id }) => id.split('/').at(-1))
    expect(await keys()).not.toContain('cloture')
    await new Promise((resolve) => setTimeout(resolve, Date.parse(closesAt) - Date.now() + 1))
    expect(await keys()).toContain('cloture')
    expect((await readFeed(server.url))[0]).toMatchObject({ isoDate: closesAt })
    await staff.change('calls', content.call, { closesAt: CLOSES_AT })
  })
})

describe('what is not public', () => {
  const expectNoSecret = async () => {
    for (const path of FEEDS) expect((await get(path)).html).not.toContain(SECRET)
  }

  it('never gets out: a draft, a reason, a name', async () => {
    await staff.create('calls', { _status: 'draft', name: SECRET, closesAt: CLOSES_AT })
    await staff.change('calls', content.call, { override: 'closed', overrideReason: SECRET })
    await staff.change('calls', content.call, { name: SECRET }, draft)
    await expectNoSecret()
    expect((await get(PAGE_PATH)).html).not.toContain(SECRET)
  })

  it('has no opening nor closing to come once the call is forced closed', async () => {
    const summaries = (await subscribe(server.url)).map(({ summary }) => summary)
    expect(summaries).toEqual(['Jury, puis annonce – Appel aux collectivités'])
    expect((await get(PAGE_PATH)).html).not.toContain('availabilityEnds')
  })

  it('leaves the feeds and the page once the call is unpublished', async () => {
    await staff.change('calls', content.call, { _status: 'draft', name: SECRET })
    await expectNoSecret()
    expect(await subscribe(server.url)).toEqual([])
    expect(await readFeed(server.url)).toEqual([])
    expect((await get(PAGE_PATH)).html).not.toContain('ld+json')
  })
})
