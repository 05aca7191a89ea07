import path from 'node:path'

import { mongooseAdapter, type MongooseAdapter } from '@payloadcms/db-mongodb'
import type { Db } from 'mongodb'

import { env, type Env } from '@/platform/env'

import { withoutCredentials } from './database-url'
import { DatabaseError } from './open-payload'
import { keepVersionOrder } from './version-order'

/** How long the start waits for MongoDB before it reports that the database is unreachable. */
const SERVER_SELECTION_TIMEOUT_MS = 5_000
/** Closes a MongoDB connection after this long without data: nothing else detects a connection that was cut on the way. */
const SOCKET_TIMEOUT_MS = 60_000

/** The MongoDB adapter for `url`. `ensureIndexes`: resolve only after the indexes are created. */
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
        // If MongoDB is unreachable, the adapter logs a hundred lines on its connections. The error that it throws is
        // enough.
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
 * Connects `db` with `connect` and enables transactions. Payload enables them if the URL names a replica set; this
 * function does if the server reports that it is part of one or routes to some
 * (https://www.mongodb.com/docs/manual/reference/command/hello/). Throws DatabaseError if transactions are required but
 * not available.
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
    // A part of the transaction failed without an error to the caller. Payload would report a success.
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
