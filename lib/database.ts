import path from 'node:path'

import { mongooseAdapter } from '@payloadcms/db-mongodb'
import { sqliteAdapter } from '@payloadcms/db-sqlite'

import { databaseFromUrl } from './database-url'

/** How long a start waits for MongoDB before it says that the database cannot be reached. */
const SERVER_SELECTION_TIMEOUT_MS = 5_000
/** How long a SQLite write waits for another process (an import into a running site) to finish its own. */
const BUSY_TIMEOUT_MS = 10_000

export type DatabaseOptions = {
  /**
   * SQLite only, off in the server: with it, two writes at once in one process were answered 200 and rolled back
   * ("SQLITE_BUSY: cannot commit transaction"). The importer, alone in its process, turns it on.
   */
  sqliteTransactions?: boolean
  /** MongoDB only: what a server that speaks its protocol without being it lacks. For tests. */
  mongodb?: MongodbWorkarounds
}

type MongodbWorkarounds = Pick<
  Parameters<typeof mongooseAdapter>[0],
  | 'afterCreateConnection'
  | 'disableIndexHints'
  | 'ensureIndexes'
  | 'transactionOptions'
  | 'useJoinAggregations'
  | 'usePipelineInSortLookup'
>

/** The Payload database adapter that the scheme of `url` names. `url` is already validated; nothing is opened. */
export function databaseAdapter(url: string, options: DatabaseOptions = {}) {
  return databaseFromUrl(url) === 'mongodb'
    ? mongodb(url, options.mongodb)
    : sqlite(url, options.sqliteTransactions ?? false)
}

function mongodb(url: string, workarounds: MongodbWorkarounds | undefined) {
  return mongooseAdapter({
    ...workarounds,
    url,
    connectOptions: { serverSelectionTimeoutMS: SERVER_SELECTION_TIMEOUT_MS },
    migrationDir: path.resolve('migrations/mongodb'),
  })
}

function sqlite(url: string, transactions: boolean) {
  return sqliteAdapter({
    client: { url },
    // UUIDs make the generated types, and documents moved between the databases, the same as on MongoDB.
    idType: 'uuid',
    busyTimeout: BUSY_TIMEOUT_MS,
    wal: true,
    transactionOptions: transactions ? {} : undefined,
    migrationDir: path.resolve('migrations/sqlite'),
    // One way to change a schema, in development too: a migration. A pushed one would leave files that none describes.
    push: false,
  })
}
