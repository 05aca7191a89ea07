import path from 'node:path'

import { createClient } from '@libsql/client'

/** Runs `statements` on the SQLite file of a server with its data in `dataDir`, without the knowledge of the server. */
export async function runSql(dataDir: string, ...statements: string[]): Promise<void> {
  const client = createClient({ url: `file:${path.join(dataDir, 'eig.sqlite')}` })
  try {
    for (const statement of statements) await client.execute(statement)
  } finally {
    client.close()
  }
}
