import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'

import { PAGE_PATH, publishContent } from '@/tests/support/content'
import { databaseOn, mongodbServer } from '@/tests/support/mongodb'
import { startServer, type RunningServer } from '@/tests/support/server'
import { signUp, type Staff } from '@/tests/support/staff'
import { visit, words } from '@/tests/support/visitor'

jest.setTimeout(90_000)

/** Long enough for a slow machine to save both calls and answer before the first date. */
const CLOSES_IN_MS = 8_000
const OPENS_IN_MS = 9_000
const WATCH_MS = 10_500
const EVERY_MS = 100

const OPENING_PATH = '/participer/prochain-appel'
const APPLY = 'https://candidatures.example.fr/deposer'

let server: RunningServer
let staff: Staff
beforeAll(async () => {
  server = await startServer(mongodbServer ? { DATABASE_URL: databaseOn(mongodbServer) } : {})
  staff = await signUp(server.url)
})
afterAll(() => server?.stop())

/** One request as its client saw it: instants in ms since the epoch, on the clock of the server. */
type Poll = { sentAt: number; receivedAt: number; state: string; cache: string; mayApply: boolean }

async function poll(path: string): Promise<Poll> {
  const sentAt = Date.now()
  const { headers, html } = await visit(server.url, path)
  return {
    sentAt,
    receivedAt: Date.now(),
    state: /Appel (ouvert|clos|à venir)/.exec(words(html))?.[0] ?? '',
    cache: headers.get('x-page-cache') ?? '',
    mayApply: html.includes(APPLY),
  }
}

/** Polls `path` at a steady pace until `end`, however long each response takes. */
async function watch(path: string, end: number): Promise<Poll[]> {
  const polls: Promise<Poll>[] = []
  while (Date.now() < end) {
    polls.push(poll(path))
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS))
  }
  return Promise.all(polls)
}

/** `others`: the dates of other calls, at which what surrounds the page is rendered again. */
function expectTurn(
  name: string,
  polls: Poll[],
  [bound, ...others]: [number, ...number[]],
  [before, after]: [string, string],
) {
  const early = polls.filter(({ receivedAt }) => receivedAt < bound)
  const late = polls.filter(({ sentAt }) => sentAt >= bound)
  expect(early.length).toBeGreaterThan(10)
  expect(late.length).toBeGreaterThan(5)
  expect(new Set(early.map(({ state }) => state))).toEqual(new Set([before]))
  expect(new Set(late.map(({ state }) => state))).toEqual(new Set([after]))
  for (const { state, mayApply } of polls) expect(mayApply).toBe(state === 'Appel ouvert')

  const first = polls.find(({ state }) => state === after)!
  // Rendered at the bounds, more than once if concurrent requests overlap on a slow machine; all other responses come
  // from the cache.
  const rendered = polls.filter(({ cache }) => cache !== 'hit')
  expect(rendered).toContain(first)
  for (const { cache, receivedAt, sentAt } of rendered) {
    expect(cache).toBe('miss')
    const isAt = (one: number) =>
      receivedAt >= one && sentAt <= rendered.find((poll) => poll.receivedAt >= one)!.receivedAt
    expect([bound, ...others].some(isAt)).toBe(true)
  }
  console.info(
    `${mongodbServer ? 'MongoDB' : 'SQLite'}, ${name}: first response with the new state sent ${first.sentAt - bound} ms and received ${first.receivedAt - bound} ms after the bound (one request every ${EVERY_MS} ms).`,
  )
}

describe('a call reaches its dates while visitors read', () => {
  it('the first response after each date has the new state, without any action', async () => {
    const content = await publishContent(staff)
    const opening = await staff.create('calls', { name: 'Prochain appel', applicationUrl: APPLY })
    await staff.create('pages', {
      title: 'Prochain appel',
      slug: OPENING_PATH.slice(1),
      calls: [opening],
      hero: { title: 'Prochain appel', apply: { label: 'Déposer un dossier' } },
    })

    const start = Date.now()
    const closesAt = start + CLOSES_IN_MS
    const opensAt = start + OPENS_IN_MS
    const iso = (instant: number) => new Date(instant).toISOString()
    await staff.change('calls', content.call, { closesAt: iso(closesAt), closingSoonDays: 0 })
    await staff.change('calls', opening, { opensAt: iso(opensAt) })
    expect((await poll(PAGE_PATH)).cache).toBe('miss')
    expect((await poll(OPENING_PATH)).cache).toBe('miss')

    const [closed, opened] = await Promise.all([
      watch(PAGE_PATH, start + WATCH_MS),
      watch(OPENING_PATH, start + WATCH_MS),
    ])
    expectTurn('closing', closed, [closesAt, opensAt], ['Appel ouvert', 'Appel clos'])
    expectTurn('opening', opened, [opensAt, closesAt], ['Appel à venir', 'Appel ouvert'])

    const { html } = await visit(server.url, PAGE_PATH)
    expect(words(html)).toContain('Vous arrivez trop tard')
  })
})
