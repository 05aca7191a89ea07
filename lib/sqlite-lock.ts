import type { SQLiteAdapter } from '@payloadcms/db-sqlite'

type Client = SQLiteAdapter['client']

const PAUSE_MS = 20

/**
 * Begins a transaction that may write, waiting up to `patienceMs` for another process to end its own; throws what SQLite
 * throws after that. Waits here rather than in SQLite, whose client is synchronous: nothing else would run meanwhile, not
 * even a visit that only reads.
 */
export async function beginImmediate(client: Client, patienceMs: number): Promise<void> {
  const deadline = Date.now() + patienceMs
  for (;;) {
    try {
      // Ends it at once. A `BEGIN` that is refused stays "in progress" in libsql, and no COMMIT is accepted beside it;
      // run by this method, it does not.
      await client.executeMultiple('BEGIN IMMEDIATE')
      await client.execute('BEGIN IMMEDIATE')
      return
    } catch (error) {
      if (!isBusy(error) || Date.now() >= deadline) throw error
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
    }
  }
}

const isBusy = (error: unknown): boolean => {
  const { code } = error as { code?: unknown }
  return typeof code === 'string' && code.startsWith('SQLITE_BUSY')
}
