import path from 'node:path'

import { mongooseAdapter } from '@payloadcms/db-mongodb'
import type { BaseDatabaseAdapter } from 'payload'

import { env } from '@/platform/env'
import { connectWithTransactions } from './mongodb-transactions'

/** How long a start waits for MongoDB before it says that the database cannot be reached. */
const SERVER_SELECTION_TIMEOUT_MS = 5_000
/** A connection to MongoDB that says nothing for this long is given up: of one that was cut in between, nothing else tells. */
const SOCKET_TIMEOUT_MS = 60_000

/** The adapter of MongoDB at `url`; `ensureIndexes`: open when the indexes are made, not while they are. */
export function mongodb(url: string, ensureIndexes: boolean) {
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

type Opening = Pick<BaseDatabaseAdapter, 'connect'>

/** `database`, which is connected by `around`; it is given how the adapter connects by itself. */
function aroundConnect<Database extends Opening>(
  database: Database,
  around: (connect: () => Promise<void>) => Promise<void>,
): Database {
  const connect = database.connect?.bind(database)
  database.connect = (...args) => around(async () => connect?.(...args))
  return database
}
