import type { SQLiteAdapter } from '@payloadcms/db-sqlite'
import type { BaseDatabaseAdapter } from 'payload'

import { beginImmediate } from '@/lib/sqlite-lock'

/** How long a write waits for another process (an import into a running site) to end its own. */
const PATIENCE_MS = 10_000
/** How long SQLite itself waits, and nothing else runs in the process. */
const BUSY_TIMEOUT_MS = 5

/** `upsert` is missing, for it asks `updateOne`. */
const WRITES = [
  'create',
  'updateOne',
  'updateMany',
  'updateJobs',
  'deleteOne',
  'deleteMany',
  'createVersion',
  'updateVersion',
  'deleteVersions',
  'createGlobal',
  'updateGlobal',
  'createGlobalVersion',
  'updateGlobalVersion',
] as const

type Write = (args: unknown) => Promise<unknown>

/**
 * A document is many rows in SQLite, one table for each kind of section: makes each write of one whole, even when the
 * process dies in the middle. All writes share one connection, so those that overlap are made durable together, and none
 * is answered before. What fails is not undone here: another write may be among the statements. While another process
 * writes, they wait and the rest of this one goes on.
 */
export async function writeWhole(db: BaseDatabaseAdapter): Promise<void> {
  const { client } = db as unknown as SQLiteAdapter
  await client.execute(`PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS}`)
  let running = 0
  let group = null as Group | null

  const whole = (write: Write): Write => {
    return async (args) => {
      running++
      const { begun, ended } = (group ??= newGroup(beginImmediate(client, PATIENCE_MS)))
      let isBegun = false
      try {
        await begun
        isBegun = true
        return await write(args)
      } finally {
        if (--running === 0) {
          group = null
          if (isBegun) await end().then(ended.resolve, ended.reject)
        }
        if (isBegun) await ended.promise
      }
    }
  }
  async function end(): Promise<void> {
    try {
      await client.execute('COMMIT')
    } catch (error) {
      // After some errors (the disk is full) SQLite has done so itself.
      await client.execute('ROLLBACK').catch(() => {})
      throw error
    }
  }
  const methods = db as unknown as Record<(typeof WRITES)[number], Write>
  for (const name of WRITES) methods[name] = whole(methods[name].bind(db))
}

type Group = { begun: Promise<unknown>; ended: ReturnType<typeof deferred> }

const newGroup = (begun: Promise<unknown>): Group => ({ begun, ended: deferred() })

/** A promise that is settled from outside; Promise.withResolvers is not in Node 20. */
function deferred() {
  let resolve!: () => void
  let reject!: (reason: unknown) => void
  const promise = new Promise<void>((yes, no) => {
    resolve = yes
    reject = no
  })
  return { promise, resolve, reject }
}
