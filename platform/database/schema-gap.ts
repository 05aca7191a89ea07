import { readdirSync } from 'node:fs'

import type { SQLiteAdapter } from '@payloadcms/db-sqlite'
import type { Payload } from 'payload'

import { appliedMigrations } from './open-payload'

/**
 * Which command brings the database to the schema that `payload` has now, in one French sentence; null when it has it.
 * For development: there the schema changes while the server runs, and migrations are written beside it.
 */
export async function schemaGap(payload: Payload): Promise<string | null> {
  const applied = await appliedMigrations(payload)
  const waiting = writtenMigrations(payload).filter((name) => !applied.includes(name))
  if (waiting.length) {
    return `La base de données attend la migration ${waiting.join(', ')}\u00a0: lancez «\u00a0npm run migrate\u00a0».`
  }
  if (payload.db.name === 'mongoose' || (await hasAll(payload.db as unknown as SQLiteAdapter))) {
    return null
  }
  return 'Le schéma a changé sans migration\u00a0: lancez «\u00a0npm run migrate:create -- nom_court\u00a0», puis «\u00a0npm run migrate\u00a0».'
}

/** Read from their folder: the list that this process imported is older than the newest. */
const writtenMigrations = ({ db }: Payload): string[] =>
  readdirSync(db.migrationDir).flatMap((file) =>
    file.endsWith('.ts') && file !== 'index.ts' ? file.slice(0, -'.ts'.length) : [],
  )

const COLUMNS = `
  SELECT tables.name || '.' || columns.name AS name
  FROM sqlite_master tables JOIN pragma_table_info(tables.name) columns
  WHERE tables.type = 'table'`

/** Whether each column of the schema is in the file. Of a schema of before, `rawTables` keeps what is gone. */
async function hasAll({ drizzle, rawTables, tables }: SQLiteAdapter): Promise<boolean> {
  const { rows } = await drizzle.$client.execute(COLUMNS)
  const stored = new Set(rows.map(({ name }) => name))
  return Object.values(rawTables)
    .filter(({ name }) => name in tables)
    .every(({ name, columns }) =>
      Object.values(columns).every((column) => stored.has(`${name}.${column.name}`)),
    )
}
