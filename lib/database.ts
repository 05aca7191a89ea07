import path from 'node:path'

import { mongooseAdapter } from '@payloadcms/db-mongodb'
import { sqliteAdapter } from '@payloadcms/db-sqlite'
import type { BaseDatabaseAdapter } from 'payload'

import { databaseFromUrl } from './database-url'
import { env } from './env'
import { connectWithTransactions } from './mongodb-transactions'
import { withTransactions } from './sqlite/transactions'

/** How long a start waits for MongoDB before it says that the database cannot be reached. */
const SERVER_SELECTION_TIMEOUT_MS = 5_000
/** A connection to MongoDB that says nothing for this long is given up: of one that was cut in between, nothing else tells. */
const SOCKET_TIMEOUT_MS = 60_000
/** How long SQLite waits for another process that opens the same file; for those that write, `SqliteWriter` does. */
const BUSY_TIMEOUT_MS = 10_000

export type DatabaseOptions = {
  /** MongoDB only: open when the indexes are made, not while they are. For tests that need unique ones at once. */
  ensureIndexes?: boolean
}

/** The Payload database adapter that the scheme of `url` names. `url` is already validated; nothing is opened. */
export function databaseAdapter(url: string, options: DatabaseOptions = {}) {
  return databaseFromUrl(url) === 'mongodb'
    ? mongodb(url, options.ensureIndexes ?? false)
    : sqlite(url)
}

function mongodb(url: string, ensureIndexes: boolean) {
  const adapter = mongooseAdapter({
    url,
    ensureIndexes,
    connectOptions: {
      serverSelectionTimeoutMS: SERVER_SELECTION_TIMEOUT_MS,
      socketTimeoutMS: SOCKET_TIMEOUT_MS,
    },
    migrationDir: path.resolve('migrations/mongodb'),
  })
  return {
    ...adapter,
    init: (...args: Parameters<typeof adapter.init>) => {
      const database = adapter.init(...args)
      return silentConnect(
        aroundConnect(database, (connect) =>
          connectWithTransactions(database as never, connect, env().mongodbTransactions),
        ),
      )
    },
  }
}

/**
 * When MongoDB cannot be reached, the adapter logs a hundred lines on the state of its connections. The error that it
 * throws says enough.
 */
const silentConnect = <Database extends Opening & Pick<BaseDatabaseAdapter, 'payload'>>(
  database: Database,
): Database =>
  aroundConnect(database, async (connect) => {
    const { logger } = database.payload
    const { level } = logger
    logger.level = 'silent'
    await connect().finally(() => (logger.level = level))
  })

function sqlite(url: string) {
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
      withTransactions(quiet(adapter.init(...args))),
  }
}

/**
 * When a file cannot be opened, the adapter says so twice: in the error it throws, and in a promise that nobody awaits,
 * which would end the process before that error is told.
 */
function quiet<Database extends Sqlite>(database: Database): Database {
  database.initializing.catch(() => {})
  return database
}

type Opening = Pick<BaseDatabaseAdapter, 'connect'>
type Sqlite = Opening & { initializing: Promise<void> }

/** `database`, which is connected by `around`; it is given how the adapter connects by itself. */
function aroundConnect<Database extends Opening>(
  database: Database,
  around: (connect: () => Promise<void>) => Promise<void>,
): Database {
  const connect = database.connect?.bind(database)
  database.connect = (...args) => around(async () => connect?.(...args))
  return database
}
