import { readFileSync, rmSync } from 'node:fs'
import path from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { localDisk } from '@/platform/files/local-disk'
import { fillSite } from '@/tests/fixtures/whole-site'
import { everything, makeBackup, publicPages, restoreFrom } from '../site'
import { mongodbServer } from '@/tests/support/mongodb'
import { openTestSite } from '@/tests/support/payload'
import { temporaryFolder } from '@/tests/support/server'

/** Returns a site as visitors and staff see it. Of jobs, which a restore writes anew, it keeps only the input. */
async function stateOf(payload: Parameters<typeof everything>[0]) {
  const { 'collections/payload-jobs.ndjson': jobs = [], ...rows } = await everything(payload)
  const inputs = (jobs as { input?: unknown }[]).map(({ input }) => input)
  return { rows, inputs, pages: await publicPages(payload) }
}

const onMongodb = mongodbServer ? describe : describe.skip

onMongodb('a SQLite backup', () => {
  const folder = temporaryFolder()
  const at = (name: string) => path.join(folder, name)
  const fromSqlite = at('sqlite.tar.gz')
  const fromMongodb = at('mongodb.tar.gz')
  let state: Awaited<ReturnType<typeof stateOf>>
  let names: [string, Buffer][]

  beforeAll(async () => {
    const site = await openTestSite(null)
    const { files } = await fillSite(site.payload, at('files'))
    names = [...files]
    state = await stateOf(site.payload)
    await makeBackup(site.payload, fromSqlite, at('files'))
    await site.close()
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  const expectFilesIn = (folder: string) => {
    for (const [name, bytes] of names) {
      expect(readFileSync(`${folder}/${name}`).equals(bytes)).toBe(true)
    }
  }

  it('gives MongoDB the same pages byte for byte, the same versions and the same files', async () => {
    const site = await openTestSite(mongodbServer)
    await restoreFrom(site.payload, fromSqlite, at('mongodb'))
    expect(await stateOf(site.payload)).toEqual(state)
    expectFilesIn(at('mongodb'))
    await makeBackup(site.payload, fromMongodb, at('mongodb'))
    await site.close()
  })

  it.each([
    ['SQLite', null],
    ['another MongoDB', mongodbServer],
  ])('comes back from MongoDB to %s unchanged', async (name, server) => {
    const site = await openTestSite(server)
    await restoreFrom(site.payload, fromMongodb, at(name))
    expect(await stateOf(site.payload)).toEqual(state)
    expectFilesIn(at(name))
    await site.close()
  })

  it('loses, on SQLite, a relation to a document that MongoDB deleted', async () => {
    const file = at('dangling.tar.gz')
    const [from, to] = [await openTestSite(mongodbServer), await openTestSite(null)]
    const call = await from.payload.create({ collection: 'calls', data: { name: 'Éphémère' } })
    const hero = { title: 'Sans appel' }
    const data = { title: 'Sans appel', slug: 'sans-appel', hero, calls: [call.id] }
    await from.payload.create({ collection: 'pages', data: { ...data, _status: 'published' } })
    await from.payload.db.deleteOne({ collection: 'calls', where: { id: { equals: call.id } } })
    await makeBackup(from.payload, file, at('none'))
    await restoreFrom(to.payload, file, at('none'))
    const { docs } = await to.payload.find({ collection: 'pages', depth: 0 })
    expect(docs).toMatchObject([{ slug: 'sans-appel', calls: [] }])
    await from.close()
    await to.close()
  })

  it('leaves nothing published when the restore into MongoDB fails before its end', async () => {
    const site = await openTestSite(mongodbServer)
    const write = () => Promise.reject(new Error('disque plein'))
    const files = { ...localDisk(at('full')), write }
    await expect(restoreFrom(site.payload, fromSqlite, files)).rejects.toMatchObject({
      message: expect.stringContaining('recommencez'),
      cause: { message: 'disque plein' },
    })
    expect((await site.payload.count({ collection: 'pages' })).totalDocs).toBeGreaterThan(0)
    const shown = { _status: { equals: 'published' } } as const
    for (const collection of ['pages', 'criteria', 'calls', 'documents'] as const) {
      expect((await site.payload.count({ collection, where: shown })).totalDocs).toBe(0)
    }
    await site.close()
  })
})
