import type { SQLiteAdapter } from '@payloadcms/db-sqlite'
import type { PayloadRequest } from 'payload'

type Database = Parameters<SQLiteAdapter['insert']>[0]['db']

/** The SQLite adapter of `req`, and its transaction. Throws when `req` has none. */
export async function sqliteTransaction(
  req: PayloadRequest,
): Promise<{ adapter: SQLiteAdapter; db: Database }> {
  const adapter = req.payload.db as unknown as SQLiteAdapter
  const session = adapter.sessions[String(await req.transactionID)]
  if (!session) throw new Error('A SQLite transaction is required.')
  return { adapter, db: session.db as unknown as Database }
}
