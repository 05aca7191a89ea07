import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { isDeepStrictEqual } from 'node:util'

import type { MigrateUpArgs, SQLiteAdapter } from '@payloadcms/db-sqlite'
import {
  createLocalReq,
  getPayload,
  type Payload,
  type PayloadRequest,
  type SanitizedConfig,
} from 'payload'

import { EnvError } from '../env'
import { sqliteFile, withoutCredentials } from './database-url'
import { invalidTexts } from './sqlite/invalid-text'

/**
 * Opens the database at `url` (the one `config` was built with) and applies the missing migrations. Throws
 * the EnvError of `config`, and DatabaseError if the database is unreachable, has no transactions, or was migrated by a newer version of the code. Throws
 * DamagedDatabase, before any document is read, if it contains text that would crash the process.
 */
export async function openPayload(config: Promise<SanitizedConfig>, url: string): Promise<Payload> {
  const file = sqliteFile(url)
  const payload = await connect(config, file).catch((error: unknown) => {
    if (error instanceof DatabaseError || error instanceof EnvError) throw error
    throw new DatabaseError(
      `La base de données ${withoutCredentials(url)} est injoignable : ${firstLine(error)}`,
    )
  })
  if (file !== null) {
    // A file that is completely unreadable fails below.
    const { client } = payload.db as unknown as SQLiteAdapter
    const invalid = await invalidTexts(client).catch(() => [])
    if (invalid.length) throw new DamagedDatabase(invalid)
  }
  const { migrations: known }: { migrations: { name: string }[] } = await (file
    ? import('@/migrations/sqlite')
    : import('@/migrations/mongodb'))
  const applied = await appliedMigrations(payload)
  const unknown = applied.filter((name) => !known.some((migration) => migration.name === name))
  if (unknown.length) {
    throw new DatabaseError(
      `La base de données est plus récente que ce programme (migration ${unknown.join(', ')}) : installez une version plus récente, ou restaurez la sauvegarde faite avant la mise à jour.`,
    )
  }
  // A process with nothing to migrate must not wait for another process that writes.
  if (known.some(({ name }) => !applied.includes(name))) {
    await (file
      ? migrateWhole(payload, known as Migration[])
      : payload.db.migrate({ migrations: known } as never))
  }
  return payload
}

/** `file`: the SQLite file, whose folder is created; null for MongoDB. */
async function connect(config: Promise<SanitizedConfig>, file: string | null): Promise<Payload> {
  if (file !== null) mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  return getPayload({ config })
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? ''
}

/** Names of the migrations recorded as applied, read in the transaction of `req`. Throws if the database does not answer. */
export async function appliedMigrations(payload: Payload, req?: PayloadRequest): Promise<string[]> {
  if (payload.db.name === 'sqlite' && !(await hasMigrationsTable(payload, req))) return []
  const { docs } = await payload.find({
    collection: 'payload-migrations',
    select: { name: true },
    pagination: false,
    depth: 0,
    req,
  })
  return docs.flatMap(({ name }) => name ?? [])
}

/**
 * An empty SQLite file has no such table: the first migration creates it. Checked first because Payload rolls back the
 * transaction if the table does not exist.
 */
async function hasMigrationsTable(payload: Payload, req?: PayloadRequest): Promise<boolean> {
  const { drizzle, sessions } = payload.db as unknown as SQLiteAdapter
  const { db = drizzle } = sessions[String(await req?.transactionID)] ?? {}
  const found = await (db as MigrateUpArgs['db']).all(
    "SELECT 1 FROM sqlite_master WHERE name = 'payload_migrations'",
  )
  return found.length > 0
}

/** The database cannot be used; `message` is one French sentence for the person who starts the program. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError'
}

/** The database contains text that is not UTF-8; `message` names where. */
export class DamagedDatabase extends DatabaseError {
  constructor(places: string[]) {
    super(
      `Le fichier de la base de données est abîmé\u00a0: du texte n’est pas en UTF-8 (${places.join(', ')}). Restaurez une sauvegarde.`,
    )
  }
}

/** How long the start waits while another process migrates the same file. */
const LOCK_WITHIN_MS = 60_000

/** The shape that Payload's adapter expects. */
export type Migration = { name: string; up: (args: MigrateUpArgs) => Promise<void> }

/**
 * Applies the missing `migrations` to SQLite in one transaction that starts before it reads the applied ones. A process
 * that dies midway leaves the file unchanged, and the second of two concurrent starts finds nothing to do. Throws the
 * error of a failed migration, with nothing changed; Payload's own `migrate` exits the process and logs its queries.
 */
export async function migrateWhole(payload: Payload, migrations: Migration[]): Promise<void> {
  const adapter = payload.db as unknown as SQLiteAdapter
  const id = (await adapter.beginTransaction({ lockWithinMs: LOCK_WITHIN_MS }))!
  const db = adapter.sessions[id]!.db as unknown as MigrateUpArgs['db']
  const req = await createLocalReq({ req: { transactionID: id } }, payload)
  try {
    const applied = await appliedMigrations(payload, req)
    // Increases with each start that applies migrations, like Payload's batch number.
    const batch = applied.length + 1
    for (const { name, up } of migrations) {
      if (applied.includes(name)) continue
      payload.logger.info(`Migrating: ${name}`)
      await up({ db, payload, req })
      await payload.create({ collection: 'payload-migrations', data: { name, batch }, req })
      payload.logger.info(`Migrated: ${name}`)
    }
    await adapter.commitTransaction(id)
  } catch (error) {
    await adapter.rollbackTransaction(id)
    throw error
  }
}

/**
 * The command that updates the database to the current schema of `payload`, in one French sentence; null if it is up to
 * date. For development, where the schema changes and migrations are written while the server runs.
 */
export async function schemaGap(payload: Payload): Promise<string | null> {
  const applied = await appliedMigrations(payload)
  const waiting = writtenMigrations(payload).filter((name) => !applied.includes(name))
  if (waiting.length) {
    return `La base de données attend la migration ${waiting.join(', ')}\u00a0: lancez «\u00a0npm run migrate\u00a0».`
  }
  if (payload.db.name === 'mongoose') return null
  const adapter = payload.db as unknown as SQLiteAdapter
  if ((await isMigrated(adapter)) && (await hasAll(adapter))) return null
  return 'Le schéma a changé sans migration\u00a0: lancez «\u00a0npm run migrate:create -- nom_court\u00a0», puis «\u00a0npm run migrate\u00a0».'
}

/** Read from the folder, because the list that this process imported may be outdated. */
const writtenMigrations = ({ db }: Payload): string[] =>
  readdirSync(db.migrationDir).flatMap((file) =>
    file.endsWith('.ts') && file !== 'index.ts' ? file.slice(0, -'.ts'.length) : [],
  )

/**
 * Whether the newest migration was generated from the current schema. An index, a removed field or another deletion
 * rule adds no column, so `hasAll` cannot detect it.
 */
async function isMigrated({ migrationDir, requireDrizzleKit, schema }: SQLiteAdapter) {
  const newest = readdirSync(migrationDir)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .at(-1)!
  const stored = JSON.parse(readFileSync(path.join(migrationDir, newest), 'utf8')) as object
  // Payload's type refers to a package without types.
  const { generateDrizzleJson } = requireDrizzleKit() as {
    generateDrizzleJson: (schema: object) => Promise<object>
  }
  const present = await generateDrizzleJson(schema)
  return isDeepStrictEqual(tablesOf(present), tablesOf(stored))
}

/** The tables of a drizzle-kit snapshot, as plain JSON. */
const tablesOf = (snapshot: object): unknown =>
  JSON.parse(JSON.stringify((snapshot as { tables: object }).tables))

const COLUMNS = `
  SELECT tables.name || '.' || columns.name AS name
  FROM sqlite_master tables JOIN pragma_table_info(tables.name) columns
  WHERE tables.type = 'table'`

/**
 * Whether the file has every column of the schema. Filters `rawTables`, which still contains removed tables of an
 * earlier schema.
 */
async function hasAll({ drizzle, rawTables, tables }: SQLiteAdapter): Promise<boolean> {
  const { rows } = await drizzle.$client.execute(COLUMNS)
  const stored = new Set(rows.map(({ name }) => name))
  return Object.values(rawTables)
    .filter(({ name }) => name in tables)
    .every(({ name, columns }) =>
      Object.values(columns).every((column) => stored.has(`${name}.${column.name}`)),
    )
}
