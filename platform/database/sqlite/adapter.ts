import path from 'node:path'

import { sqliteAdapter } from '@payloadcms/db-sqlite'

import { keepVersionOrder } from '../version-order'

import { withTransactions } from './transactions'

/** How long SQLite waits for another process that opens the same file; for those that write, `SqliteWriter` does. */
const BUSY_TIMEOUT_MS = 10_000

/** The adapter of the SQLite file at `url`, whose writers take turns. */
export function sqlite(url: string) {
  const adapter = sqliteAdapter({
    client: { url },
    // UUIDs make the generated types, and documents moved between the databases, the same as on MongoDB.
    idType: 'uuid',
    busyTimeout: BUSY_TIMEOUT_MS,
    wal: true,
    migrationDir: path.resolve('migrations/sqlite'),
    // One way to change a schema, in development too: a migration. A pushed one would leave files that none describes.
    push: false,
  })
  return {
    ...adapter,
    init: (...args: Parameters<typeof adapter.init>) =>
      keepVersionOrder(withTransactions(quiet(adapter.init(...args)))),
  }
}

/**
 * When a file cannot be opened, the adapter says so twice: in the error it throws, and in a promise that nobody awaits,
 * which would end the process before that error is told.
 */
function quiet<Database extends { initializing: Promise<void> }>(database: Database): Database {
  database.initializing.catch(() => {})
  return database
}
