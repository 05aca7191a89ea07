import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'

import { getPayload } from 'payload'

import type { DatabaseKind } from '@/platform/database/database-url'

import { schemaOf } from './schema-of'

/** What a migration may be called: `step_duration`. */
export const MIGRATION_NAME = /^[a-z0-9]+(_[a-z0-9]+)*$/

/**
 * Writes the migration from the last model to this one, for both databases and under one name and time. MongoDB's stays
 * empty unless documents must be changed, but must exist: by it, older code knows that the database is newer and refuses it.
 */
export async function createMigrations(name: string): Promise<void> {
  await createFor('sqlite', name)
  await createFor('mongodb', name)
  underOneTime(name)
}

async function createFor(database: DatabaseKind, migrationName: string): Promise<void> {
  const config = await schemaOf(database)
  const options = { disableDBConnect: true, disableOnInit: true, key: database }
  const payload = await getPayload({ config, ...options })
  payload.logger.level = 'warn'
  await payload.db.createMigration({ payload, migrationName })
}

/** Gives MongoDB's migration the time of SQLite's, perhaps a second before: they are one step, and stand side by side. */
function underOneTime(name: string): void {
  const [sqlite, mongodb] = ['sqlite', 'mongodb'].map((database) =>
    readdirSync(`migrations/${database}`)
      .filter((file) => file.endsWith(`_${name}.ts`))
      .sort()
      .at(-1)
      ?.replace('.ts', ''),
  )
  if (!sqlite || !mongodb || sqlite === mongodb) return
  renameSync(`migrations/mongodb/${mongodb}.ts`, `migrations/mongodb/${sqlite}.ts`)
  const index = 'migrations/mongodb/index.ts'
  writeFileSync(index, readFileSync(index, 'utf8').replaceAll(mongodb, sqlite))
}
