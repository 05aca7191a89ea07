import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'

import { portableId } from '@/platform/database/ids'
import { PAGE_PATH, publishContent, type Content } from '@/tests/support/content'
import { startSite, type Site } from '@/tests/support/site'
import type { Staff } from '@/tests/support/staff'
import { visit } from '@/tests/support/visitor'

import { ATOM, CALENDAR } from '../../addresses'
import { readFeed, subscribe } from '../support'

jest.setTimeout(90_000)

const FEEDS = [CALENDAR, ATOM]
const SECRET = 'Zirconium'
const OPENS_AT = '2026-01-05T08:00:00.000Z'
const CLOSES_AT = '2099-03-31T16:00:00.000Z'
/** Long enough for a slow machine to save the call and read the feed before this date. */
const CLOSES_IN_MS = 4_000
const draft = { asDraft: true }
const MILESTONES = [
  { label: 'Jury, puis annonce', kind: 'day', startsOn: '2099-04-09T22:00:00.000Z' },
  { label: 'Suivi', kind: 'text', text: 'tous les deux mois' },
]

let site: Site
let staff: Staff
let url: string
let content: Content
beforeAll(async () => {
  site = await startSite('account')
  staff = site.staff
  url = site.server.url
})
afterAll(() => site?.server.stop())

const get = (path: string, init?: RequestInit) => visit(url, path, init)

it('the feeds are valid and empty while there is no call', async () => {
  const { status, html } = await get(CALENDAR)
  expect(status).toBe(200)
  expect(html).toContain('\r\nTZID:Europe/Paris\r\n')
  expect(await subscribe(url)).toEqual([])
  expect(await readFeed(url)).toEqual([])

  content = await publishContent(staff, {
    call: { opensAt: OPENS_AT, closesAt: CLOSES_AT, milestones: MILESTONES },
  })
})

describe('a published call', () => {
  it('is in the calendar with its dates', async () => {
    const name = 'Appel aux collectivités'
    const page = url + PAGE_PATH
    const uid = (key: string) => `${portableId(content.call)}-${key}@localhost`
    expect(await subscribe(url)).toMatchObject([
      {
        uid: uid('ouverture'),
        summary: `Ouverture – ${name}`,
        start: OPENS_AT,
        url: page,
      },
      { uid: uid('cloture'), summary: `Clôture – ${name}`, start: CLOSES_AT, url: page },
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

  it('is in its own calendar, with the same events and no event of another call', async () => {
    const other = await staff.create('calls', { name: 'Autre appel', closesAt: CLOSES_AT })
    const path = (id: string) => `${CALENDAR}/${portableId(id)}.ics`
    const all = await subscribe(url)
    const own = await subscribe(url, path(content.call))
    expect(own).toHaveLength(3)
    expect(own).toEqual(all.filter(({ uid }) => uid.startsWith(portableId(content.call))))
    expect(await subscribe(url, path(other))).toHaveLength(1)
    const { headers } = await get(path(content.call))
    expect(headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    expect(headers.get('x-page-cache')).toBe('hit')

    await staff.remove('calls', other)
    for (const gone of [path(other), `${CALENDAR}/rien.ics`]) {
      expect([gone, (await get(gone)).status]).toEqual([gone, 404])
    }
  })

  it('has an entry in the feed for each past event', async () => {
    const { headers } = await get(ATOM)
    expect(headers.get('content-type')).toBe('application/atom+xml; charset=utf-8')
    const id = (key: string) => `tag:localhost,2026:appels/${portableId(content.call)}/${key}`
    const entries = await readFeed(url)
    expect(entries.map((entry) => entry.id)).toEqual([id('annonce'), id('ouverture')])
    expect(entries[1]).toMatchObject({ isoDate: OPENS_AT, link: url + PAGE_PATH })
    expect(entries[1]?.content).toContain('31\u00a0mars\u00a02099 à\u00a018\u00a0h')
  })

  it('has an entry for its closing from that instant on, without any action', async () => {
    const closesAt = new Date(Date.now() + CLOSES_IN_MS).toISOString()
    await staff.change('calls', content.call, { closesAt })
    const told = async () =>
      (await readFeed(url)).map(({ id, isoDate }) => [id.split('/').at(-1), isoDate])
    expect((await told()).map(([key]) => key)).not.toContain('cloture')
    await new Promise((resolve) => setTimeout(resolve, CLOSES_IN_MS))
    expect(await told()).toContainEqual(['cloture', closesAt])
    await staff.change('calls', content.call, { closesAt: CLOSES_AT })
  })

  it('is in the page as JSON-LD, and the page links to both feeds', async () => {
    const { html } = await get(PAGE_PATH)
    const [, json] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html) ?? []
    expect(JSON.parse(String(json))).toMatchObject({
      '@type': 'GovernmentService',
      name: 'Appel aux collectivités',
      url: url + PAGE_PATH,
      offers: { availabilityStarts: OPENS_AT, availabilityEnds: CLOSES_AT },
    })
    for (const path of FEEDS) {
      expect(html).toMatch(new RegExp(`<link rel="alternate"[^>]*href="${path}"`))
    }
  })
})

it.each(FEEDS)(
  '%s answers 304 to a matching ETag, HEAD without a body, and refuses other methods',
  async (path) => {
    await get(path)
    const { headers } = await get(path)
    expect(headers.get('x-page-cache')).toBe('hit')
    expect(headers.get('cache-control')).toBe('public, max-age=0, must-revalidate')
    const held = { 'If-None-Match': String(headers.get('etag')) }
    const again = await get(path, { headers: held })
    expect([again.status, again.html]).toEqual([304, ''])
    const head = await get(path, { method: 'HEAD' })
    expect([head.status, head.html]).toEqual([200, ''])
    expect((await get(path, { method: 'POST' })).status).toBe(405)
  },
)

it('the feeds are sent again once a call is deleted, although no remaining call is newer', async () => {
  const id = await staff.create('calls', { name: 'Passager', closesAt: CLOSES_AT })
  // `Last-Modified` counts in seconds: wait, so that the deletion is not in the same second.
  await new Promise((resolve) => setTimeout(resolve, 1_100))
  const held = await Promise.all(FEEDS.map((path) => get(path)))
  await staff.remove('calls', id)
  for (const [index, { headers, html }] of held.entries()) {
    expect(html).toContain('Passager')
    const since = { 'If-Modified-Since': String(headers.get('last-modified')) }
    const { status, html: after } = await get(FEEDS[index]!, { headers: since })
    expect([status, after]).toEqual([200, expect.not.stringContaining('Passager')])
  }
})

describe('a call published again', () => {
  it('keeps its UIDs, and its draft changes nothing in the calendar', async () => {
    const before = await subscribe(url)
    await staff.change('calls', content.call, { closesAt: OPENS_AT, name: SECRET }, draft)
    expect(await subscribe(url)).toEqual(before)

    const closesAt = '2099-04-30T16:00:00.000Z'
    await staff.change('calls', content.call, { closesAt, name: 'Appel aux collectivités' })
    const after = await subscribe(url)
    expect(after.map(({ uid }) => uid)).toEqual(before.map(({ uid }) => uid))
    expect(after[1]?.start).toBe(closesAt)
  })
})

describe('unpublished data', () => {
  const expectNoSecret = async () => {
    for (const path of FEEDS) expect((await get(path)).html).not.toContain(SECRET)
  }

  it('is never public: a draft, a reason, a name; nor the future closing date of a call forced closed', async () => {
    await staff.create('calls', { _status: 'draft', name: SECRET, closesAt: CLOSES_AT })
    await staff.change('calls', content.call, { override: 'closed', overrideReason: SECRET })
    await staff.change('calls', content.call, { name: SECRET }, draft)
    await expectNoSecret()
    const { html } = await get(PAGE_PATH)
    for (const secret of [SECRET, CLOSES_AT]) expect(html).not.toContain(secret)
    const summaries = (await subscribe(url)).map(({ summary }) => summary)
    expect(summaries).toEqual([
      'Ouverture – Appel aux collectivités',
      'Clôture – Appel aux collectivités',
      'Jury, puis annonce – Appel aux collectivités',
    ])
    const ends = /"availabilityEnds":"([^"]+)"/.exec(html)?.[1] ?? ''
    expect(Date.parse(ends)).toBeLessThan(Date.now())
  })

  it('leaves the feeds and the page once the call is unpublished', async () => {
    await staff.change('calls', content.call, { _status: 'draft', name: SECRET })
    await expectNoSecret()
    expect(await subscribe(url)).toEqual([])
    expect(await readFeed(url)).toEqual([])
    expect((await get(PAGE_PATH)).html).not.toContain('ld+json')
  })
})
