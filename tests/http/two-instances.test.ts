import { rmSync } from 'node:fs'

import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import type { MongooseAdapter } from '@payloadcms/db-mongodb'
import { createLocalReq, type Payload, type PayloadRequest } from 'payload'

import { plan } from '@/editing/scheduled-publishing/actions'
import type { ShareLinkView } from '@/editing/share-links/view'
import { openPayload } from '@/platform/database/open-payload'
import { siteConfig } from '@/site-config'
import { publishContent, PAGE_PATH, type Content } from '@/tests/support/content'
import { databaseOn, mongodbServer } from '@/tests/support/mongodb'
import { forgetOpenPayload } from '@/tests/support/payload'
import { startServer, temporaryFolder, type RunningServer } from '@/tests/support/server'
import { signIn, signUp, type Staff } from '@/tests/support/staff'
import { visit } from '@/tests/support/visitor'

jest.setTimeout(120_000)

const PLANNED_WITHIN_MS = 40_000

let folder: string
let a: RunningServer
let b: RunningServer
let onA: Staff
let onB: Staff
let content: Content
/** The same database, from outside: what the form plans cannot be planned over REST. */
let payload: Payload
let req: PayloadRequest
beforeAll(async () => {
  folder = temporaryFolder()
  const databaseUrl = mongodbServer ? databaseOn(mongodbServer) : `file:${folder}/eig.sqlite`
  const settings = {
    DATA_DIR: folder,
    DATABASE_URL: databaseUrl,
    SITE_URL: 'http://site.exemple.fr',
  }
  a = await startServer(settings)
  b = await startServer(settings)
  onA = await signUp(a.url)
  onB = await signIn(b.url)
  content = await publishContent(onA)

  forgetOpenPayload()
  const secret = 'test'.repeat(8)
  const own = { databaseUrl, dataDir: folder, secret, siteUrl: a.url }
  payload = await openPayload(siteConfig({}, own), databaseUrl)
  const { docs } = await payload.find({ collection: 'users' })
  req = await createLocalReq({ user: { ...docs[0]!, collection: 'users' } }, payload)
})
afterAll(async () => {
  await b.stop()
  if (mongodbServer) await (payload.db as unknown as MongooseAdapter).connection.dropDatabase()
  await payload.destroy()
  rmSync(folder, { recursive: true, force: true })
})

const pageOf = async ({ url }: RunningServer) => (await visit(url, PAGE_PATH)).html

describe('two instances on one database, without a shared cache', () => {
  it('show at the next request what was published on either', async () => {
    for (let round = 0; round < 5; round++) {
      const [staff, id] = round % 2 ? [onA, content.criteria[0]!] : [onB, content.criteria[1]!]
      const name = `Critère changé ${round} fois`
      await Promise.all([pageOf(a), pageOf(b)])
      await staff.change('criteria', id, { name })
      expect(await pageOf(a)).toContain(name)
      expect(await pageOf(b)).toContain(name)
    }
    expect(await pageOf(a)).toBe(await pageOf(b))
  })

  it('publish at once without losing either publication', async () => {
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

  it('run what is planned once', async () => {
    const id = content.profiles[0]!
    await onA.change('profiles', id, { name: 'Publié à l’heure dite' }, { asDraft: true })
    const before = await versionsOf(id)
    const document = { relationTo: 'profiles', value: id } as const
    await plan(req, { type: 'publish', doc: document }, new Date(Date.now() + 1_000))
    const deadline = Date.now() + PLANNED_WITHIN_MS
    while (!(await pageOf(b)).includes('Publié à l’heure dite') && Date.now() < deadline) {
      await pause(200)
    }
    expect(await pageOf(a)).toContain('Publié à l’heure dite')
    // Both have had another turn by then.
    await pause(6_000)
    expect(await versionsOf(id)).toBe(before + 1)
  })

  it('refuse on one a share link that was revoked on the other', async () => {
    const made = await onA.ask('POST', '/api/share-links', { page: content.page })
    const { link } = (await made.json()) as { link: ShareLinkView }
    const path = new URL(link.address).pathname
    expect((await visit(b.url, path)).status).toBe(200)
    expect((await onA.ask('POST', `/api/share-links/${link.id}/revoke`)).status).toBe(200)
    expect((await visit(b.url, path)).status).toBe(410)
  })

  it('stay whole when one is stopped: the other goes on', async () => {
    await a.stop()
    await onB.change('criteria', content.criteria[2]!, { name: 'Publié sans l’autre' })
    expect(await pageOf(b)).toContain('Publié sans l’autre')
  })
})

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const versionsOf = async (id: string) =>
  (await payload.countVersions({ collection: 'profiles', where: { parent: { equals: id } } }))
    .totalDocs
