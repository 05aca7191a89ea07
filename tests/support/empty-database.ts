import { createHash, randomUUID } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs'
import path from 'node:path'

import { createClient } from '@libsql/client'

const CACHE = 'node_modules/.cache/eig-empty'
const MIGRATIONS = 'migrations/sqlite'

/** Where the empty SQLite file is kept that the migrations of this code make: other migrations, another file. */
function keptFile(): string {
  const hash = createHash('sha256')
  for (const name of readdirSync(MIGRATIONS)
    .filter((file) => file.endsWith('.ts'))
    .sort()) {
    hash.update(name).update(readFileSync(path.join(MIGRATIONS, name)))
  }
  return path.join(CACHE, `${hash.digest('hex')}.sqlite`)
}

/**
 * Has a site begin at `file` with a migrated database: its migrations take longer than most tests. Does nothing where none
 * is kept yet: then `keepEmptyDatabase` is called with the `file`, once it is migrated and before anything is written.
 */
export function copyEmptyDatabase(file: string): boolean {
  const kept = keptFile()
  if (!existsSync(kept)) return false
  copyFileSync(kept, file)
  return true
}

/** Keeps the empty database `file` for the test files that follow. Several at once may: each keeps the same. */
export async function keepEmptyDatabase(file: string): Promise<void> {
  mkdirSync(CACHE, { recursive: true })
  const own = path.join(CACHE, `${randomUUID()}.part`)
  const client = createClient({ url: `file:${file}` })
  try {
    await client.execute(`VACUUM INTO '${own}'`)
  } finally {
    client.close()
  }
  renameSync(own, keptFile())
}
