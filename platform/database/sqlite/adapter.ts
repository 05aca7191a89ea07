import path from 'node:path'

import { sqliteAdapter } from '@payloadcms/db-sqlite'

import { keepVersionOrder } from '../version-order'

import { withTransactions } from './transactions'

/** How long SQLite waits while another process opens the same file. For writes, `SqliteWriter` waits. */
const BUSY_TIMEOUT_MS = 10_000

/** The adapter of the SQLite file at `url`, with serialized writes. */
export function sqlite(url: string) {
  const adapter = sqliteAdapter({
    client: { url },
    // UUIDs give the same generated types as MongoDB, and let documents move between the databases.
    idType: 'uuid',
    busyTimeout: BUSY_TIMEOUT_MS,
    wal: true,
    migrationDir: path.resolve('migrations/sqlite'),
    // Migrations are the only way to change the schema, in development too. A pushed schema would leave files that no
    // migration describes.
    push: false,
  })
  return {
    ...adapter,
    init: (...args: Parameters<typeof adapter.init>) =>
      keepVersionOrder(withTransactions(quiet(adapter.init(...args)))),
  }
}

/**
 * When a file cannot be opened, the adapter reports it twice: it throws an error and rejects a promise that is never
 * awaited. The unhandled rejection would end the process before the error is reported.
 */
function quiet<Database extends { initializing: Promise<void> }>(database: Database): Database {
  database.initializing.catch(() => {})
  return database
}
