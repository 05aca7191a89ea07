import path from 'node:path'

import { mongooseAdapter, type MongooseAdapter } from '@payloadcms/db-mongodb'
import type { Db } from 'mongodb'

import { env, type Env } from '@/platform/env'

import { withoutCredentials } from './database-url'
import { DatabaseError } from './open-payload'
import { keepVersionOrder } from './version-order'

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
      const database = keepVersionOrder(adapter.init(...args))
      const connect = database.connect!.bind(database)
      database.connect = async (...options) => {
        const { logger } = database.payload
        const { level } = logger
        // When MongoDB cannot be reached, the adapter logs a hundred lines on the state of its connections. The error that
        // it throws says enough.
        logger.level = 'silent'
        const silently = () => connect(...options).finally(() => (logger.level = level))
        await connectWithTransactions(database as never, silently, env().mongodbTransactions)
      }
      return database
    },
  }
}

type Hello = { setName?: string; msg?: string }

/**
 * Connects `db` by `connect`, and gives it transactions: Payload does where the address names a replica set, this where
 * the server says that it is one, or leads to some (https://www.mongodb.com/docs/manual/reference/command/hello/). Throws
 * DatabaseError elsewhere, if they are required.
 */
export async function connectWithTransactions(
  db: MongooseAdapter,
  connect: () => Promise<void>,
  wanted: Env['mongodbTransactions'],
): Promise<void> {
  const { beginTransaction } = db
  const commit = db.commitTransaction.bind(db)
  const commitTransaction: typeof commit = async (given) => {
    const id = await given
    // A part of it failed, and nobody told: Payload would answer that all is well.
    if (!id || !db.sessions[id]) throw new Error('The transaction was undone before its end.')
    await commit(id)
  }
  await connect()
  const database: Db = db.connection.db!
  const { msg, setName } = (await database.command({ hello: 1 })) as Hello
  if (setName || msg === 'isdbgrid') {
    Object.assign(db, { beginTransaction, commitTransaction, transactionOptions: {} })
  } else if (wanted === 'required') {
    await db.connection.close()
    throw new DatabaseError(
      `La base de données ${withoutCredentials(String(db.url))} n’a pas de transactions : il faut un replica set de MongoDB (un seul membre suffit).`,
    )
  }
}
