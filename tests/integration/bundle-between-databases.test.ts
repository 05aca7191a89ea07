import { readFileSync } from 'node:fs'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { filesIn } from '@/content/bundle/files'
import { restore } from '@/content/bundle/restore'
import { fillSite } from '@/tests/fixtures/whole-site'
import { everything, makeBackup, publicPages, quiet, restoreFrom } from '@/tests/support/bundle'
import { temporaryFolder } from '@/tests/support/folder'
import { mongodbServer } from '@/tests/support/mongodb'
import { openTestSite } from '@/tests/support/payload'

/** A site as a visitor, and as staff, find it; but for the jobs, which a restore puts back. */
async function stateOf(payload: Parameters<typeof everything>[0]) {
  const { 'collections/payload-jobs.ndjson': jobs, ...rows } = await everything(payload)
  return { rows, jobs: jobs?.length, pages: await publicPages(payload) }
}

const onMongodb = mongodbServer ? describe : describe.skip

onMongodb('a SQLite backup', () => {
  const work = temporaryFolder()
  const fromSqlite = work.at('sqlite.tar.gz')
  const fromMongodb = work.at('mongodb.tar.gz')
  let state: Awaited<ReturnType<typeof stateOf>>
  let names: [string, Buffer][]

  beforeAll(async () => {
    const site = await openTestSite(null)
    const { files } = await fillSite(site.payload, work.at('files'))
    names = [...files]
    state = await stateOf(site.payload)
    await makeBackup(site.payload, fromSqlite, work.at('files'))
    await site.close()
  })
  afterAll(() => work.remove())

  const expectFilesIn = (folder: string) => {
    for (const [name, bytes] of names) {
      expect(readFileSync(`${folder}/${name}`).equals(bytes)).toBe(true)
    }
  }

  it('gives MongoDB the same pages to the byte, the same versions and the same files', async () => {
    const site = await openTestSite(mongodbServer)
    await restoreFrom(site.payload, fromSqlite, work.at('mongodb'))
    expect(await stateOf(site.payload)).toEqual(state)
    expectFilesIn(work.at('mongodb'))
    await makeBackup(site.payload, fromMongodb, work.at('mongodb'))
    await site.close()
  })

  it.each([
    ['SQLite', null],
    ['another MongoDB', mongodbServer],
  ])('comes from there to %s as it was', async (name, server) => {
    const site = await openTestSite(server, { sqliteTransactions: !server })
    await restoreFrom(site.payload, fromMongodb, work.at(name))
    expect(await stateOf(site.payload)).toEqual(state)
    expectFilesIn(work.at(name))
    await site.close()
  })

  it('shows nothing of a restore that MongoDB did not get to its end', async () => {
    const site = await openTestSite(mongodbServer)
    const write = () => Promise.reject(new Error('disque plein'))
    const files = { ...filesIn(work.at('full')), write }
    const options = { file: fromSqlite, files, withAccounts: true, progress: quiet }
    await expect(restore(site.payload, options)).rejects.toThrow(/disque plein[^]*recommencez/)
    expect((await site.payload.count({ collection: 'pages' })).totalDocs).toBeGreaterThan(0)
    const shown = { _status: { equals: 'published' } } as const
    for (const collection of ['pages', 'criteria', 'calls', 'documents'] as const) {
      expect((await site.payload.count({ collection, where: shown })).totalDocs).toBe(0)
    }
    await site.close()
  })
})
