import type { SQLiteAdapter } from '@payloadcms/db-sqlite'
import type { BaseDatabaseAdapter } from 'payload'

const WRITES = [
  'create',
  'updateOne',
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
 * is answered before. What fails is not undone here: another write may be among the statements.
 */
export function writeWhole(db: BaseDatabaseAdapter): void {
  const { client } = db as unknown as SQLiteAdapter
  let running = 0
  let group = null as Group | null

  const whole = (write: Write): Write => {
    return async (args) => {
      running++
      const { begun, ended } = (group ??= newGroup(client.execute('BEGIN IMMEDIATE')))
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
