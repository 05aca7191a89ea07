import { createHash, randomUUID } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs'
import path from 'node:path'

import { createClient } from '@libsql/client'

const CACHE = 'node_modules/.cache/eig-empty'
const MIGRATIONS = 'migrations/sqlite'

/** Returns the path of the cached empty SQLite file of the current migrations; other migrations have another file. */
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
 * Copies a migrated empty database to `file`, because the migrations take longer than most tests. Returns false when none
 * is cached: the caller then migrates `file` and calls `keepEmptyDatabase` before it writes anything.
 */
export function copyEmptyDatabase(file: string): boolean {
  const kept = keptFile()
  if (!existsSync(kept)) return false
  copyFileSync(kept, file)
  return true
}

/** Caches the empty database `file` for the next test files. Several processes may do so at once: all files are the same. */
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
