import { rmSync } from 'node:fs'

import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import type { MongooseAdapter } from '@payloadcms/db-mongodb'
import { createLocalReq, type Payload, type PayloadRequest } from 'payload'

import { plan } from '@/editing/scheduled-publishing/actions'
import { holdShown } from '@/editing/scheduled-publishing/held-version'
import { inputOf } from '@/editing/scheduled-publishing/job'
import { relationId } from '@/platform/database/ids'
import { openPayload } from '@/platform/database/open-payload'
import { LIMITS } from '@/platform/security/attempts'
import { siteConfig } from '@/site-config'
import { publishContent, PAGE_PATH, type Content } from '@/tests/support/content'
import { databaseOn, mongodbServer } from '@/tests/support/mongodb'
import { forgetOpenPayload } from '@/tests/support/payload'
import { startServer, temporaryFolder, type RunningServer } from '@/tests/support/server'
import { ACCOUNT, signIn, signUp, type Staff } from '@/tests/support/staff'
import { visit, words } from '@/tests/support/visitor'

jest.setTimeout(180_000)

const PROMISED_MS = 60_000
/** Longer than the interval at which a server polls for due jobs. */
const A_TURN_MS = 6_000

const folder = temporaryFolder()
const databaseUrl = mongodbServer ? databaseOn(mongodbServer) : `file:${folder}/eig.sqlite`
const start = () =>
  startServer({
    DATA_DIR: folder,
    DATABASE_URL: databaseUrl,
    SITE_URL: 'http://site.exemple.fr',
  })

let a: RunningServer
let b: RunningServer
let onA: Staff
let onB: Staff
let content: Content
/** The same database, opened by the test: REST cannot schedule what the form schedules. */
let payload: Payload
let req: PayloadRequest
beforeAll(async () => {
  a = await start()
  b = await start()
  onA = await signUp(a.url)
  onB = await signIn(b.url)
  content = await publishContent(onA)

  forgetOpenPayload()
  const own = { databaseUrl, dataDir: folder, secret: 'test'.repeat(8), siteUrl: a.url }
  payload = await openPayload(siteConfig(own), databaseUrl)
  const { docs } = await payload.find({ collection: 'users' })
  req = await createLocalReq({ user: { ...docs[0]!, collection: 'users' } }, payload)
})
afterAll(async () => {
  await b?.stop()
  if (mongodbServer) await (payload.db as unknown as MongooseAdapter).connection.dropDatabase()
  await payload?.destroy()
  rmSync(folder, { recursive: true, force: true })
})

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const inMs = (ms: number) => new Date(Date.now() + ms)
const pageOf = async ({ url }: RunningServer) => (await visit(url, PAGE_PATH)).html
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

describe('two instances on one database, without a shared cache', () => {
  it('show at the next request what was published on either', async () => {
    for (let round = 0; round < 4; round++) {
      const [staff, id] = round % 2 ? [onA, content.criteria[0]!] : [onB, content.criteria[1]!]
      const name = `Critère changé ${round} fois`
      await Promise.all([pageOf(a), pageOf(b)])
      await staff.change('criteria', id, { name })
      expect(await pageOf(a)).toContain(name)
      expect(await pageOf(b)).toContain(name)
    }
    expect(await pageOf(a)).toBe(await pageOf(b))
  })

  it('publish at the same time without losing either publication', async () => {
    const names = ['Publié par A', 'Publié par B']
    await Promise.all([
      onA.change('criteria', content.criteria[0]!, { name: names[0] }),
      onB.change('criteria', content.criteria[1]!, { name: names[1] }),
    ])
    for (const name of names) {
      expect(await pageOf(a)).toContain(name)
      expect(await pageOf(b)).toContain(name)
    }
  })

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

  it('count failed log-ins together on MongoDB, and each its own on SQLite', async () => {
    const account = { email: 'inconnue@example.gouv.fr', password: 'un-mauvais-mot' }
    const logIn = async ({ url }: RunningServer) => {
      const headers = { 'Content-Type': 'application/json' }
      const body = JSON.stringify(account)
      return (await fetch(`${url}/api/users/login`, { method: 'POST', headers, body })).status
    }
    for (let time = 0; time < LIMITS.logInToAccount.times; time += 1) {
      expect(await logIn(a)).toBe(401)
    }
    expect(await logIn(a)).toBe(429)
    expect(await logIn(b)).toBe(mongodbServer ? 429 : 401)
  })

  it('refuse a share link that was revoked on the other instance', async () => {
    const made = await onA.ask('POST', '/api/share-links', { page: content.page })
    const { link } = (await made.json()) as { link: { id: string; address: string } }
    const path = new URL(link.address).pathname
    expect((await visit(b.url, path)).status).toBe(200)
    expect((await onA.ask('POST', `/api/share-links/${link.id}/revoke`)).status).toBe(200)
    expect((await visit(b.url, path)).status).toBe(410)
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

describe('when one instance is stopped', () => {
  it('the other one continues', async () => {
    await a.stop()
    await onB.change('criteria', content.criteria[2]!, { name: 'Publié sans l’autre' })
    expect(await pageOf(b)).toContain('Publié sans l’autre')
  })

  it('the next start runs what became due while both were stopped', async () => {
    const id = await newPage('manquee', { _status: 'draft' }, onB)
    await b.stop()
    await planned(id, inMs(0))
    b = await start()
    expect(await statusOf(b, 'manquee')).toBe(200)
  })
})
