import { createClient } from '@libsql/client'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Payload } from 'payload'

import { mongodbServer } from '@/tests/support/mongodb'
import { openTestSite, type TestSite } from '@/tests/support/payload'

const HELD_MS = 1_500
/** Much less than that, on a loaded machine too. */
const PAUSE_MS = 750

let site: TestSite
let payload: Payload
beforeAll(async () => {
  site = await openTestSite()
  payload = site.payload
  await payload.create({ collection: 'revisions', data: {} })
})
afterAll(() => site.close())

const onSqlite = mongodbServer ? describe.skip : describe

onSqlite('while another process writes to the file', () => {
  /** The longest that nothing else ran here, in ms, until `work` was done, which could not be before the lock went. */
  async function longestPause(work: () => Promise<unknown>): Promise<number> {
    const other = createClient({ url: site.url })
    await other.execute('BEGIN IMMEDIATE')
    let last = performance.now()
    let longest = 0
    const beat = () => {
      longest = Math.max(longest, performance.now() - last)
      last = performance.now()
    }
    const ticking = setInterval(beat, 5)
    let isReleased = false
    setTimeout(() => {
      isReleased = true
      void other.execute('COMMIT')
    }, HELD_MS)
    await work()
    clearInterval(ticking)
    beat()
    other.close()
    expect(isReleased).toBe(true)
    return longest
  }

  it.each<[string, () => Promise<unknown>]>([
    ['made', () => payload.create({ collection: 'revisions', data: {} })],
    [
      'changed with others',
      () => payload.db.updateMany({ collection: 'revisions', where: {}, data: {} }),
    ],
    [
      'put among the jobs',
      () => payload.db.updateJobs({ where: { id: { exists: true } }, data: { hasError: true } }),
    ],
    ['kept under a key', () => payload.kv.set('clé', { valeur: 1 })],
  ])('a document that is %s waits, and the rest goes on', async (_, work) => {
    expect(await longestPause(work)).toBeLessThan(PAUSE_MS)
  })

  it('visits go on', async () => {
    const other = createClient({ url: site.url })
    await other.execute('BEGIN IMMEDIATE')
    const before = await payload.count({ collection: 'revisions' })
    const writing = payload.create({ collection: 'revisions', data: {} })
    expect(await payload.count({ collection: 'revisions' })).toEqual(before)
    await other.execute('COMMIT')
    other.close()
    await writing
    expect(await payload.count({ collection: 'revisions' })).toEqual({
      totalDocs: before.totalDocs + 1,
    })
  })
})
