import { mkdirSync } from 'node:fs'
import path from 'node:path'

import type { SQLiteAdapter } from '@payloadcms/db-sqlite'
import { getPayload, type Payload, type SanitizedConfig } from 'payload'

import { appliedMigrations } from './applied-migrations'
import { DatabaseError } from './database-error'
import { databaseFromUrl, withoutCredentials } from './database-url'
import { migrateWhole } from './sqlite/migrate-whole'

/**
 * Opens the database at `url` (the one `config` was built with), and brings it to the schema of this code. Throws
 * DatabaseError when it cannot be reached, has no transactions, or was changed by a newer version of the code.
 */
export async function openPayload(config: Promise<SanitizedConfig>, url: string): Promise<Payload> {
  const isSqlite = databaseFromUrl(url) === 'sqlite'
  const payload = await connect(config, isSqlite ? url.slice('file:'.length) : null).catch(
    (error: unknown) => {
      if (error instanceof DatabaseError) throw error
      throw new DatabaseError(
        `La base de données ${withoutCredentials(url)} est injoignable : ${firstLine(error)}`,
      )
    },
  )
  const { migrations: known }: { migrations: { name: string }[] } = await (isSqlite
    ? import('@/migrations/sqlite')
    : import('@/migrations/mongodb'))
  const applied = await migrationsSoFar(payload)
  const unknown = applied.filter((name) => !known.some((migration) => migration.name === name))
  if (unknown.length) {
    throw new DatabaseError(
      `La base de données est plus récente que ce programme (migration ${unknown.join(', ')}) : installez une version plus récente, ou restaurez la sauvegarde faite avant la mise à jour.`,
    )
  }
  // Whoever has nothing to migrate waits for no other process that writes.
  if (known.some(({ name }) => !applied.includes(name))) {
    const migrate = () => payload.db.migrate({ migrations: known } as never)
    await (isSqlite ? migrateWhole(payload.db as unknown as SQLiteAdapter, migrate) : migrate())
  }
  return payload
}

/** `file`: the SQLite file, whose folder is made; null for MongoDB. */
async function connect(config: Promise<SanitizedConfig>, file: string | null): Promise<Payload> {
  if (file !== null) mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  return getPayload({ config })
}

/** An empty SQLite file has no table of migrations yet: the first one makes it. */
const migrationsSoFar = (payload: Payload): Promise<string[]> =>
  appliedMigrations(payload).catch(() => [])

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? ''
}
