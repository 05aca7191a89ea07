import type { SQLiteAdapter } from '@payloadcms/db-sqlite'

import { beginImmediate } from './sqlite-lock'

/** How long a start waits for another process to bring the same file up to date. */
const PATIENCE_MS = 60_000

/**
 * Runs `migrate` on SQLite in one transaction, begun before it reads what was applied: a process that dies midway leaves
 * the file as it was, and of two that start at once the second finds nothing to do. A migration ends the process when it
 * fails, which undoes it too.
 */
export async function migrateWhole(db: SQLiteAdapter, migrate: () => Promise<void>): Promise<void> {
  const { beginTransaction, client } = db
  await beginImmediate(client, PATIENCE_MS)
  // One a migration, where the importer has turned them on: SQLite has none within another.
  db.beginTransaction = () => Promise.resolve(null)
  try {
    await migrate()
    await client.execute('COMMIT')
  } catch (error) {
    await client.execute('ROLLBACK').catch(() => {})
    throw error
  } finally {
    db.beginTransaction = beginTransaction
  }
}
