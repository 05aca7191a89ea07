import type { MongooseAdapter } from '@payloadcms/db-mongodb'

import { DatabaseError } from './database-error'
import { withoutCredentials } from './database-url'
import type { Env } from '@/platform/env'

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
  const { msg, setName } = (await db.connection.db!.command({ hello: 1 })) as Hello
  if (setName || msg === 'isdbgrid') {
    Object.assign(db, { beginTransaction, commitTransaction, transactionOptions: {} })
  } else if (wanted === 'required') {
    await db.connection.close()
    throw new DatabaseError(
      `La base de données ${withoutCredentials(String(db.url))} n’a pas de transactions : il faut un replica set de MongoDB (un seul membre suffit).`,
    )
  }
}
