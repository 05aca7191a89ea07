import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { getPayload } from 'payload'

import type { DatabaseKind } from '@/platform/database/database-url'

import { withOnDelete, type Snapshot } from './on-delete'
import { schemaOf, writeMigrationLists } from './schema-of'

/** A valid name for a migration: `step_duration`. */
export const MIGRATION_NAME = /^[a-z0-9]+(_[a-z0-9]+)*$/

/**
 * Writes the migration from the last model to this one, for both databases under one name and time. Returns the files
 * written. MongoDB's stays empty unless documents must change, but must exist: it tells older code that the database is
 * newer, so that it refuses to run.
 */
export async function createMigrations(name: string): Promise<string[]> {
  await createFor('sqlite', name)
  await createFor('mongodb', name)
  const sqlite = newest('sqlite', name)
  const mongodb = path.join('migrations/mongodb', path.basename(sqlite))
  // MongoDB's may be dated a second later; rename it, because both are one step.
  renameSync(`${newest('mongodb', name)}.ts`, `${mongodb}.ts`)
  const snapshot = JSON.parse(readFileSync(`${sqlite}.json`, 'utf8')) as Snapshot
  const written = readFileSync(`${sqlite}.ts`, 'utf8')
  writeFileSync(`${sqlite}.ts`, withOnDelete(written, snapshot))
  return [`${sqlite}.ts`, `${sqlite}.json`, `${mongodb}.ts`, ...writeMigrationLists()]
}

async function createFor(database: DatabaseKind, migrationName: string): Promise<void> {
  const config = await schemaOf(database)
  const options = { disableDBConnect: true, disableOnInit: true, key: database }
  const payload = await getPayload({ config, ...options })
  payload.logger.level = 'warn'
  await payload.db.createMigration({ payload, migrationName })
}

/** Returns the path of the newest migration with that name, without extension. */
function newest(database: DatabaseKind, name: string): string {
  const folder = `migrations/${database}`
  const files = readdirSync(folder).filter((file) => file.endsWith(`_${name}.ts`))
  return path.join(folder, files.sort().at(-1)!.replace('.ts', ''))
}
