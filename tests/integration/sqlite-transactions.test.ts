import { createClient } from '@libsql/client'
import { afterEach, describe, expect, it, jest } from '@jest/globals'
import type { SQLiteAdapter } from '@payloadcms/db-sqlite'
import {
  commitTransaction,
  createLocalReq,
  initTransaction,
  killTransaction,
  type CollectionAfterChangeHook,
  type PayloadRequest,
} from 'payload'

import { SqliteWriter } from '@/platform/database/sqlite/writer'
import { UNSYNCED } from '@/platform/database/unsynced'
import { currentRevision } from '@/platform/revisions/read'
import { mongodbServer } from '@/tests/support/mongodb'
import { testSite } from '@/tests/support/payload'

const HELD_MS = 1_500
/** Much less than `HELD_MS`, even on a loaded machine. */
const PAUSE_MS = 750

const site = await testSite()
const { payload } = site
await payload.create({ collection: 'revisions', data: {} })

const onSqlite = mongodbServer ? describe.skip : describe

const criterion = (name: string) => ({
  collection: 'criteria' as const,
  data: { name, description: 'Le problème est *réel*.', _status: 'published' as const },
})
/** Counts the criteria of this name outside any transaction, as visitors find them. */
const named = async (name: string) =>
  (await payload.count({ collection: 'criteria', where: { name: { equals: name } } })).totalDocs

/** Runs `work` in a transaction that stays open until `commit` or `undo` is called. */
async function inTransaction(work: (req: PayloadRequest) => Promise<unknown>) {
  const req = await createLocalReq({}, payload)
  await initTransaction(req)
  await work(req)
  return { commit: () => commitTransaction(req), undo: () => killTransaction(req), req }
}

onSqlite('a transaction', () => {
  it('hides its writes from other readers, then shows all of them at once', async () => {
    const before = await currentRevision(payload)
    const { commit } = await inTransaction((req) => payload.create({ ...criterion('Caché'), req }))
    expect(await named('Caché')).toBe(0)
    expect(await currentRevision(payload)).toBe(before)
    await commit()
    expect(await named('Caché')).toBe(1)
    expect(await currentRevision(payload)).not.toBe(before)
  })

  it('leaves nothing when it is rolled back', async () => {
    const before = await currentRevision(payload)
    const { undo } = await inTransaction((req) => payload.create({ ...criterion('Perdu'), req }))
    await undo()
    expect(await named('Perdu')).toBe(0)
    expect(await currentRevision(payload)).toBe(before)
  })

  it('reports at commit that it is lost when a part of it failed silently', async () => {
    const { commit, req } = await inTransaction((req) =>
      payload.create({ ...criterion('Tu'), req }),
    )
    await payload.update({ collection: 'criteria', id: 'aucun', data: {}, req }).catch(() => {})
    await expect(commit()).rejects.toThrow('undone before its end')
    expect(await named('Tu')).toBe(0)
  })

  it('is committed, like every other transaction requested at the same time', async () => {
    const names = Array.from({ length: 8 }, (_, number) => `Ensemble ${number}`)
    const lone = () => payload.db.create({ collection: 'revisions', data: {} })
    await Promise.all(names.flatMap((name) => [payload.create(criterion(name)), lone()]))
    for (const name of names) expect(await named(name)).toBe(1)
  })

  it('keeps nothing, and says so, when the disk fills up before its end', async () => {
    const adapter = payload.db as unknown as SQLiteAdapter
    const limitPages = async (count: number, { transactionID }: PayloadRequest) => {
      const { db } = adapter.sessions[(await transactionID)!]!
      return adapter.execute({ db: db as never, raw: `PRAGMA max_page_count = ${count}` })
    }
    const { commit, req } = await inTransaction((req) =>
      payload.db.create({ ...criterion('Avant'), req }),
    )
    // SQLite does not go below the current number of pages.
    await limitPages(1, req)
    const { collection, data } = criterion('Pendant')
    const long = { ...data, description: 'Trop long. '.repeat(10_000) }
    const isFull = { cause: { code: 'SQLITE_FULL' } }
    await expect(payload.db.create({ collection, data: long, req })).rejects.toMatchObject(isFull)
    // SQLite has already rolled back by itself, so a later write would be committed alone.
    await expect(payload.db.create({ collection, data, req })).rejects.toMatchObject(isFull)
    await expect(commit()).rejects.toMatchObject({ code: 'SQLITE_FULL' })
    const enough = await inTransaction((req) => limitPages(1_000_000, req))
    await enough.commit()
    for (const name of ['Avant', 'Pendant']) expect(await named(name)).toBe(0)
    await payload.create(criterion('Après'))
    expect(await named('Après')).toBe(1)
  })

  it('waits for the disk, unless the caller asks not to', async () => {
    const commit = Reflect.get<SqliteWriter, 'commit'>(SqliteWriter.prototype, 'commit')
    const levels: unknown[] = []
    jest.spyOn(SqliteWriter.prototype, 'commit').mockImplementation(async function (
      this: SqliteWriter,
    ) {
      levels.push((await this.execute('PRAGMA synchronous')).rows[0]?.synchronous)
      return commit.call(this)
    })
    for (const req of [undefined, UNSYNCED, undefined]) {
      await payload.db.create({ collection: 'revisions', data: {}, req })
    }
    jest.restoreAllMocks()
    const [FULL, NORMAL] = [2, 1]
    expect(levels).toEqual([FULL, NORMAL, FULL])
  })

  it('is rolled back when it blocks others for a minute', async () => {
    const setInterval = jest.spyOn(globalThis, 'setInterval')
    const hung = await inTransaction((req) => payload.create({ ...criterion('Pendu'), req }))
    const [afterAMinute] = setInterval.mock.calls.find(([, ms]) => ms === 60_000)!
    setInterval.mockRestore()
    const waiting = payload.db.create(criterion('Patient'))
    await Promise.resolve()
    afterAMinute()
    await waiting
    await expect(hung.commit()).rejects.toThrow('undone before its end')
    expect(await named('Patient')).toBe(1)
    expect(await named('Pendu')).toBe(0)
  })
})

onSqlite('a hook that writes without the request that it received', () => {
  const hooks = () => payload.collections.criteria.config.hooks.afterChange
  let hook: CollectionAfterChangeHook
  afterEach(() => void hooks().splice(hooks().indexOf(hook), 1))

  it.each<[string, CollectionAfterChangeHook]>([
    [
      'through an operation',
      async function forgetsRequest() {
        const data = { name: 'Ici', _status: 'published' as const }
        await payload.create({ collection: 'calls', data })
      },
    ],
    [
      'through the adapter',
      async function forgetsRequest() {
        await payload.db.create({ collection: 'calls', data: {} })
      },
    ],
  ])(
    'fails at once with its location in the code, and nothing is written (%s)',
    async (_, wrong) => {
      hook = wrong
      hooks().push(hook)
      await expect(payload.create(criterion('Oublieux'))).rejects.toMatchObject({
        message: expect.stringMatching(/^create of “calls” .* pass `req`/),
        stack: expect.stringMatching(/forgetsRequest \(.*sqlite-transactions\.test\.ts/),
      })
      expect(await named('Oublieux')).toBe(0)
    },
  )
})

onSqlite('while another process writes to the file', () => {
  /**
   * Returns the longest time in ms that nothing else ran in this process until `work` was done, after the release of the
   * lock.
   */
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
    ['created', () => payload.create({ collection: 'revisions', data: {} })],
    [
      'updated in bulk',
      () => payload.db.updateMany({ collection: 'revisions', where: {}, data: {} }),
    ],
    [
      'updated as a job',
      () => payload.db.updateJobs({ where: { id: { exists: true } }, data: { hasError: true } }),
    ],
    ['stored under a key', () => payload.kv.set('clé', { valeur: 1 })],
  ])('a document that is %s waits, and the event loop keeps running', async (_, work) => {
    expect(await longestPause(work)).toBeLessThan(PAUSE_MS)
  })

  it('visitors can still read', async () => {
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
