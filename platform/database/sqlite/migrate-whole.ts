import type { SQLiteAdapter } from '@payloadcms/db-sqlite'

/** How long a start waits for another process to bring the same file up to date. */
const LOCK_WITHIN_MS = 60_000

/**
 * Runs `migrate` on SQLite in one transaction, begun before it reads what was applied: a process that dies midway leaves
 * the file as it was, and of two that start at once the second finds nothing to do. A migration ends the process when it
 * fails, which undoes it too.
 */
export async function migrateWhole(db: SQLiteAdapter, migrate: () => Promise<void>): Promise<void> {
  const { beginTransaction, commitTransaction } = db
  const id = (await beginTransaction({ lockWithinMs: LOCK_WITHIN_MS }))!
  // Payload asks for one a migration: all of them are this one.
  db.beginTransaction = () => Promise.resolve(id)
  db.commitTransaction = () => Promise.resolve()
  try {
    await migrate()
    await commitTransaction(id)
  } catch (error) {
    await db.rollbackTransaction(id)
    throw error
  } finally {
    Object.assign(db, { beginTransaction, commitTransaction })
  }
}
