import { setTimeout } from 'node:timers/promises'

import { afterAll, beforeEach, expect, it } from '@jest/globals'

import { publishContent } from '@/tests/fixtures/content'
import { testSite } from '@/tests/support/payload'
import { env } from '@/platform/env'
import { ifLeased } from '@/platform/database/lease'
import { linkItems } from '@/plugins/link-checks/items'
import { checkDueLinks } from '@/plugins/link-checks/run'
import { startCheckingLinks } from '@/plugins/link-checks/start'

import { LOCAL, openTarget } from '../target-server'

const HOUR_MS = 3_600_000
const FIRST = new Date('2027-03-01T12:00:00.000Z')
const after = (hours: number) => new Date(FIRST.getTime() + hours * HOUR_MS)

/** The status of each path; 200 if absent. */
const statuses = new Map<string, number>()
const target = await openTarget((req, res, address) => {
  const status = statuses.get(req.url!) ?? 200
  res.writeHead(status, status === 301 ? { location: address('/nouvelle') } : {}).end()
})
afterAll(target.close)

const { payload } = await testSite()
const content = await publishContent(payload)
const dead = target.address('/morte')
const moved = target.address('/ancienne')

/** Replaces the links of the page by links to `urls`; keeps nothing else that leads to another site. */
async function link(...urls: string[]) {
  const body = urls.map((url) => `[Lien](${url}#partie)`).join(' ')
  await payload.update({
    collection: 'pages',
    id: content.page.id,
    data: { _status: 'published', sections: [{ blockType: 'text', body }] },
  })
}

await payload.update({
  collection: 'calls',
  id: content.call.id,
  data: { applicationUrl: null, rulesUrl: null },
})
for (const { id } of content.profiles) {
  await payload.update({ collection: 'profiles', id, data: { link: { label: null, url: null } } })
}

const { signal } = new AbortController()
const run = (now: Date, network = LOCAL) => checkDueLinks(payload, { now, signal, network })
const rows = async () => {
  const { docs } = await payload.find({ collection: 'link-checks', sort: 'url' })
  return docs.map(({ failure, url }) => [url, failure ?? null])
}

beforeEach(async () => {
  statuses.clear()
  target.requests.splice(0)
  await payload.db.deleteMany({ collection: 'link-checks', where: {} })
})

it('reports a link that failed on two days, at its field, and no longer once it answers', async () => {
  await link(dead, target.address('/vive'))
  statuses.set('/morte', 404)
  await run(FIRST)
  expect(await rows()).toEqual([
    [dead, 'la page n’existe plus (404)'],
    [target.address('/vive'), null],
  ])
  // Later on the same day in Paris, it is not asked again.
  target.requests.splice(0)
  await run(after(10))
  expect([target.requests, await linkItems(payload)]).toEqual([[], []])

  await run(after(12))
  expect(target.requests.map(({ line }) => line)).toEqual(['HEAD /morte', 'GET /morte'])
  expect(await linkItems(payload)).toEqual([
    expect.objectContaining({
      edited: { collection: 'pages', id: content.page.id },
      path: 'sections.0.body',
      excerpt: `${dead}#partie`,
      severity: 'wrong',
      message: expect.stringMatching(/depuis le 1er.mars.2027.: la page n’existe plus \(404\)/),
    }),
  ])

  // Confirmed: it waits for its week.
  target.requests.splice(0)
  await run(after(24))
  expect(target.requests).toEqual([])
  statuses.clear()
  await run(after(12 + 7 * 24))
  expect(await linkItems(payload)).toEqual([])
})

it('proposes the address that a permanent redirect gives', async () => {
  await link(moved)
  statuses.set('/ancienne', 301)
  await run(FIRST)
  expect(await linkItems(payload)).toMatchObject([
    {
      severity: 'doubtful',
      message: `Cette adresse est devenue ${target.address('/nouvelle')}\u00a0: écrivez la nouvelle.`,
    },
  ])
})

it('asks once a week, and forgets the addresses that are no longer published', async () => {
  await link(dead, moved)
  await run(FIRST)
  await run(after(7 * 24 - 1))
  expect(target.requests).toHaveLength(2)
  await run(after(7 * 24))
  expect(target.requests).toHaveLength(4)
  await link(moved)
  await run(after(7 * 24 + 1))
  expect(await rows()).toEqual([[moved, null]])
})

it('asks nothing more of a host that wants a pause, until the next week', async () => {
  await link(target.address('/une'), target.address('/deux'))
  statuses.set('/une', 429)
  await run(FIRST)
  expect(target.requests).toHaveLength(1)
  expect(await rows()).toEqual([[target.address('/une'), null]])
})

it('stores no failure while this machine is offline', async () => {
  await link(dead, 'http://autre.test/')
  const resolve = () => Promise.reject(Object.assign(new Error(), { code: 'ENOTFOUND' }))
  await run(FIRST, { ...LOCAL, resolve })
  expect(await rows()).toEqual([])
})

it('does not ask for what only a draft links to', async () => {
  await link(moved)
  const body = `[Secret](${target.address('/secrete')})`
  const sections = [{ blockType: 'text' as const, body }]
  const { id } = content.page
  await payload.update({ collection: 'pages', id, data: { sections }, draft: true })
  await run(FIRST)
  expect(target.requests.map(({ line }) => line)).toEqual(['HEAD /ancienne'])
})

it('leaves the work to the instance that has begun it', async () => {
  await link(moved)
  const lease = { name: 'vérification des liens', holder: 'une autre instance' }
  await ifLeased(payload, lease, 60_000, () => run(FIRST))
  expect(target.requests).toEqual([])
})

it('makes no request unless the environment allows it', async () => {
  await link(moved)
  const before = target.connections()
  const off = await startCheckingLinks(payload, LOCAL)
  await setTimeout(500)
  await off.stop()
  expect(target.connections()).toBe(before)

  Object.assign(env(), { checksLinks: true })
  const on = await startCheckingLinks(payload, LOCAL)
  while (!(await rows()).length) await setTimeout(20)
  await on.stop()
  expect(target.connections()).toBe(before + 1)
})
