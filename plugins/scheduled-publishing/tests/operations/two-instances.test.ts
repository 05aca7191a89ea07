import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import { createLocalReq, type Payload, type PayloadRequest } from 'payload'

import { relationId } from '@/platform/database/ids'
import { mongodbServer } from '@/tests/support/mongodb'
import type { RunningServer } from '@/tests/support/server'
import { ACCOUNT, signIn, type Staff } from '@/tests/support/staff'
import { startTwo, type TwoInstances } from '@/tests/support/two-instances'
import { visit, words } from '@/tests/support/visitor'

import { plan } from '../../actions'
import { holdShown } from '../../held-version'
import { inputOf } from '../../job'

jest.setTimeout(180_000)

const PROMISED_MS = 60_000
/** Longer than the interval at which a server polls for due jobs. */
const A_TURN_MS = 6_000

let a: RunningServer
let b: RunningServer
let onA: Staff
let onB: Staff
/** REST cannot schedule for a moment that is past. */
let payload: Payload
let req: PayloadRequest
let start: TwoInstances['start']
let close: TwoInstances['close']
beforeAll(async () => {
  ;({ a, b, onA, onB, payload, start, close } = await startTwo())
  const { docs } = await payload.find({ collection: 'users' })
  req = await createLocalReq({ user: { ...docs[0]!, collection: 'users' } }, payload)
})
afterAll(() => close?.())

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const inMs = (ms: number) => new Date(Date.now() + ms)
const statusOf = async ({ url }: RunningServer, slug: string) =>
  (await visit(url, `/${slug}`)).status

const newPage = (slug: string, data: object = {}, staff = onA) => {
  const title = `Page ${slug}`
  return staff.create('pages', { title, slug, hero: { title }, ...data })
}
async function planned(value: string, when: Date, type: 'publish' | 'unpublish' = 'publish') {
  const document = { collection: 'pages', id: value } as const
  const { updatedAt } = await payload.findByID({ ...document, draft: true })
  const version = type === 'publish' ? await holdShown(req, document, updatedAt) : undefined
  await plan(req, { type, doc: { relationTo: 'pages', value }, version }, when)
}
const versionsOf = async (id: string) =>
  (await payload.countVersions({ collection: 'pages', where: { parent: { equals: id } } }))
    .totalDocs

/** How many ms after `when` a visitor of `server`, who polls every 200 ms, first gets `status`. */
async function delayUntil(status: number, slug: string, when: Date, server = b): Promise<number> {
  while (Date.now() < when.getTime() + PROMISED_MS) {
    if ((await statusOf(server, slug)) === status) return Date.now() - when.getTime()
    await pause(200)
  }
  throw new Error(`Not ${status} within ${PROMISED_MS} ms.`)
}

describe('two instances on one database', () => {
  it('publish and unpublish on schedule, once, while only visitors send requests', async () => {
    const ids = [await newPage('prevue', { _status: 'draft' }), await newPage('retiree')]
    const before = await Promise.all(ids.map(versionsOf))
    const when = inMs(2_000)
    await planned(ids[0]!, when)
    await planned(ids[1]!, when, 'unpublish')
    expect([await statusOf(b, 'prevue'), await statusOf(b, 'retiree')]).toEqual([404, 200])

    const late = [await delayUntil(200, 'prevue', when), await delayUntil(404, 'retiree', when)]
    expect(Math.min(...late)).toBeGreaterThan(0)
    console.info(`${mongodbServer ? 'MongoDB' : 'SQLite'}: done ${late.join(', ')} ms late.`)
    expect([await statusOf(a, 'prevue'), await statusOf(a, 'retiree')]).toEqual([200, 404])
    // By then, both instances have polled again.
    await pause(A_TURN_MS)
    expect(await Promise.all(ids.map(versionsOf))).toEqual(before.map((count) => count + 1))
  })

  it('tell staff when a scheduled publication fails, and leave the page as it was', async () => {
    const hero = { title: 'Jusqu’au {{fermeture}}' }
    await planned(await newPage('fausse', { _status: 'draft', hero }), inMs(0))
    const deadline = Date.now() + PROMISED_MS
    let dashboard = ''
    while (!dashboard.includes('fermeture') && Date.now() < deadline) {
      await pause(500)
      dashboard = words(await (await onA.ask('GET', '/admin')).text())
    }
    expect(dashboard).toMatch(/Publication de Page fausse/)
    expect(dashboard).toMatch(/N’a pas eu lieu\. .*Inconnu/)
    expect(await statusOf(a, 'fausse')).toBe(404)
    const log = a.output() + b.output()
    expect(log).toContain('Publication programmée impossible')
    expect(log).not.toContain(ACCOUNT.name)
  })
})

describe('over HTTP', () => {
  it.each([
    ['GET', '/api/payload-jobs/run', 401],
    ['GET', '/api/payload-jobs', 403],
    ['POST', '/api/payload-jobs', 403],
  ])('jobs cannot be run, read or added, even by staff: %s %s', async (method, path, status) => {
    const data = method === 'POST' ? { taskSlug: 'schedulePublish' } : undefined
    expect((await onA.ask(method, path, data)).status).toBe(status)
  })

  it('a scheduled publication can be cancelled by users who publish, not by a visitor or an editor', async () => {
    await planned(await newPage('annulee', { _status: 'draft' }), inMs(3_600_000))
    const { docs } = await payload.find({
      collection: 'payload-jobs',
      where: { hasError: { not_equals: true } },
    })
    const ofJob = `/api/scheduled-publications/${docs[0]!.id}`
    const path = `${ofJob}/cancel`
    const editor = { ...ACCOUNT, email: 'editrice@example.gouv.fr' }
    await onA.create('users', { ...editor, role: 'editor' })
    const asEditor = await signIn(a.url, editor)
    expect((await fetch(a.url + path, { method: 'POST' })).status).toBe(401)
    expect((await asEditor.ask('POST', path)).status).toBe(403)
    expect((await asEditor.ask('POST', `${ofJob}/hold`, { loaded: 'x' })).status).toBe(403)
    expect((await onA.ask('POST', `${ofJob}/hold`, { loaded: 'x' })).status).toBe(400)
    const list = `/api/scheduled-publications/pages/${relationId(inputOf(docs[0]!).doc!.value)}`
    expect((await fetch(a.url + list)).status).toBe(401)
    const { plans } = (await (await asEditor.ask('GET', list)).json()) as { plans: object[] }
    expect(plans).toMatchObject([{ type: 'publish', isWrittenOver: false }])
    expect((await onA.ask('POST', path)).status).toBe(200)
    expect((await onA.ask('POST', path)).status).toBe(409)
  })
})

describe('when both instances are stopped', () => {
  it('the next start runs what became due while both were stopped', async () => {
    const id = await newPage('manquee', { _status: 'draft' }, onB)
    await Promise.all([a.stop(), b.stop()])
    await planned(id, inMs(0))
    b = await start()
    expect(await statusOf(b, 'manquee')).toBe(200)
  })
})
