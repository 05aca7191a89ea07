import { rmSync } from 'node:fs'

import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import type { MongooseAdapter } from '@payloadcms/db-mongodb'
import { createLocalReq, type Payload, type PayloadRequest } from 'payload'

import { plan } from '@/editing/scheduled-publishing/actions'
import { openPayload } from '@/platform/database/open-payload'
import { siteConfig } from '@/site-config'
import { databaseOn, mongodbServer } from '@/tests/support/mongodb'
import { forgetOpenPayload } from '@/tests/support/payload'
import { startServer, temporaryFolder, type RunningServer } from '@/tests/support/server'
import { ACCOUNT, signIn, signUp, type Staff } from '@/tests/support/staff'
import { visit, words } from '@/tests/support/visitor'

jest.setTimeout(180_000)

const PROMISED_MS = 60_000
const DATABASE = mongodbServer ? 'MongoDB' : 'SQLite'

const dataDir = temporaryFolder()
const databaseUrl = mongodbServer ? databaseOn(mongodbServer) : `file:${dataDir}/eig.sqlite`
const start = () => startServer({ DATA_DIR: dataDir, DATABASE_URL: databaseUrl })

let server: RunningServer
let staff: Staff
/** The same database, from outside the server: the drawer's server function cannot be called without a browser. */
let payload: Payload
let req: PayloadRequest

beforeAll(async () => {
  server = await start()
  staff = await signUp(server.url)
  forgetOpenPayload()
  const { dataDir } = server
  const settings = { databaseUrl, dataDir, secret: 'test'.repeat(8), siteUrl: server.url }
  payload = await openPayload(siteConfig({}, settings), databaseUrl)
  const { docs } = await payload.find({ collection: 'users' })
  req = await createLocalReq({ user: { ...docs[0]!, collection: 'users' } }, payload)
})
afterAll(async () => {
  await server?.stop()
  if (mongodbServer) await (payload.db as unknown as MongooseAdapter).connection.dropDatabase()
  await payload?.destroy()
  rmSync(dataDir, { recursive: true, force: true })
})

const draftPage = (slug: string, data: object = {}) =>
  staff.create('pages', {
    title: `Page ${slug}`,
    slug,
    hero: { title: `Page ${slug}` },
    _status: 'draft',
    ...data,
  })
const inMs = (ms: number) => new Date(Date.now() + ms)
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const planned = (value: string, when: Date, type: 'publish' | 'unpublish' = 'publish') =>
  plan(req, { type, doc: { relationTo: 'pages', value } }, when)
const statusOf = async (slug: string) => (await visit(server.url, `/${slug}`)).status
const versionsOf = async (id: string) =>
  (await payload.countVersions({ collection: 'pages', where: { parent: { equals: id } } }))
    .totalDocs

/** How long after `when` a visitor, who asks every 200 ms, first gets `status`. */
async function delayUntil(status: number, slug: string, when: Date): Promise<number> {
  while (Date.now() < when.getTime() + PROMISED_MS) {
    if ((await statusOf(slug)) === status) return Date.now() - when.getTime()
    await pause(200)
  }
  throw new Error(`Not ${status} within ${PROMISED_MS} ms.`)
}

describe('what is planned', () => {
  it('is published, and later unpublished, while nobody but visitors asks anything', async () => {
    const id = await draftPage('prevue')
    const [on, off] = [inMs(5000), inMs(18_000)]
    await planned(id, on)
    await planned(id, off, 'unpublish')
    expect(await statusOf('prevue')).toBe(404)

    const published = await delayUntil(200, 'prevue', on)
    expect(published).toBeGreaterThan(0)
    const unpublished = await delayUntil(404, 'prevue', off)
    expect(unpublished).toBeGreaterThan(0)
    console.info(`${DATABASE}: published ${published} ms, unpublished ${unpublished} ms late.`)
  })

  it('is done as the server starts, when its moment came while it was stopped', async () => {
    const id = await draftPage('manquee')
    await server.stop()
    await planned(id, inMs(500))
    await pause(1000)
    server = await start()
    expect(await statusOf('manquee')).toBe(200)
    staff = await signIn(server.url)
  })

  it('fails visibly where it may not be published, and stays as it was', async () => {
    const id = await draftPage('fausse', { hero: { title: 'Jusqu’au {{fermeture}}' } })
    await planned(id, inMs(0))
    const deadline = Date.now() + 30_000
    let dashboard = ''
    while (!dashboard.includes('fermeture') && Date.now() < deadline) {
      await pause(1000)
      dashboard = words(await (await staff.ask('GET', '/admin')).text())
    }
    expect(dashboard).toMatch(/Publication de Page fausse/)
    expect(dashboard).toMatch(/N’a pas eu lieu\. .*Inconnu/)
    expect(await statusOf('fausse')).toBe(404)
    expect(server.output()).toContain('Publication programmée impossible')
    expect(server.output()).not.toContain(ACCOUNT.name)
  })
})

const onMongo = mongodbServer ? describe : describe.skip
onMongo('two servers on one database', () => {
  it('do each publication once', async () => {
    const other = await start()
    try {
      const ids: string[] = []
      for (let page = 0; page < 6; page++) ids.push(await draftPage(`deux-${page}`))
      const when = inMs(3000)
      for (const id of ids) await planned(id, when)
      for (const index of ids.keys()) await delayUntil(200, `deux-${index}`, when)
      await pause(6000)
      // The draft, and what was published: one each.
      expect(await Promise.all(ids.map(versionsOf))).toEqual(ids.map(() => 2))
      expect((await visit(other.url, '/deux-0')).status).toBe(200)
    } finally {
      await other.stop()
    }
  })
})

describe('over HTTP', () => {
  it('nobody runs, reads or adds jobs', async () => {
    const asked = [
      ['GET', '/api/payload-jobs/run', 401],
      ['GET', '/api/payload-jobs', 403],
      ['POST', '/api/payload-jobs', 403],
    ] as const
    for (const [method, path, status] of asked) {
      const data = method === 'POST' ? { taskSlug: 'schedulePublish' } : undefined
      expect((await staff.ask(method, path, data)).status).toBe(status)
    }
  })

  it('a visitor or an editor cancels nothing; a reviewer does', async () => {
    const id = await draftPage('annulee')
    await planned(id, inMs(3_600_000))
    const { docs } = await payload.find({
      collection: 'payload-jobs',
      where: { hasError: { not_equals: true } },
    })
    const path = `/api/scheduled-publications/${docs[0]!.id}/cancel`
    const editor = { name: 'Rédactrice', email: 'editrice@example.gouv.fr', role: 'editor' }
    await staff.ask('POST', '/api/users', { ...editor, password: ACCOUNT.password })
    const login = await staff.ask('POST', '/api/users/login', {
      email: editor.email,
      password: ACCOUNT.password,
    })
    const { token } = (await login.json()) as { token: string }
    const askers: Record<string, string>[] = [{}, { Authorization: `JWT ${token}` }]
    for (const headers of askers) {
      expect((await fetch(server.url + path, { method: 'POST', headers })).status).toBe(403)
    }
    expect((await staff.ask('POST', path)).status).toBe(200)
    expect((await staff.ask('POST', path)).status).toBe(409)
  })
})
