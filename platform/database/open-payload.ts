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

import { sqliteFile, withoutCredentials } from './database-url'
import { invalidTexts } from './sqlite/invalid-text'

/**
 * Opens the database at `url` (the one `config` was built with), and brings it to the schema of this code. Throws
 * DatabaseError when it cannot be reached, has no transactions, or was changed by a newer version of the code;
 * DamagedDatabase, before any document is read, when it holds text that would end the process.
 */
export async function openPayload(config: Promise<SanitizedConfig>, url: string): Promise<Payload> {
  const file = sqliteFile(url)
  const payload = await connect(config, file).catch((error: unknown) => {
    if (error instanceof DatabaseError) throw error
    throw new DatabaseError(
      `La base de données ${withoutCredentials(url)} est injoignable : ${firstLine(error)}`,
    )
  })
  if (file !== null) {
    // A file that cannot be read at all fails below.
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
  // Whoever has nothing to migrate waits for no other process that writes.
  if (known.some(({ name }) => !applied.includes(name))) {
    await (file
      ? migrateWhole(payload, known as Migration[])
      : payload.db.migrate({ migrations: known } as never))
  }
  return payload
}

/** `file`: the SQLite file, whose folder is made; null for MongoDB. */
async function connect(config: Promise<SanitizedConfig>, file: string | null): Promise<Payload> {
  if (file !== null) mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  return getPayload({ config })
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? ''
}

/** Names of the migrations that the database says it has had, as read within `req`. Throws when it cannot be asked. */
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
 * An empty SQLite file has none: the first migration makes it. Looked for first: asked for what is not there, Payload would
 * undo the transaction.
 */
async function hasMigrationsTable(payload: Payload, req?: PayloadRequest): Promise<boolean> {
  const { drizzle, sessions } = payload.db as unknown as SQLiteAdapter
  const { db = drizzle } = sessions[String(await req?.transactionID)] ?? {}
  const found = await (db as MigrateUpArgs['db']).all(
    "SELECT 1 FROM sqlite_master WHERE name = 'payload_migrations'",
  )
  return found.length > 0
}

/** The database cannot be used; `message` is one French sentence for whoever starts the program. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError'
}

/** The database holds text that is not UTF-8, at the places that `message` names. */
export class DamagedDatabase extends DatabaseError {
  constructor(places: string[]) {
    super(
      `Le fichier de la base de données est abîmé\u00a0: du texte n’est pas en UTF-8 (${places.join(', ')}). Restaurez une sauvegarde.`,
    )
  }
}

/** How long a start waits for another process to bring the same file up to date. */
const LOCK_WITHIN_MS = 60_000

/** As Payload's adapter takes one. */
export type Migration = { name: string; up: (args: MigrateUpArgs) => Promise<void> }

/**
 * Applies those of `migrations` that SQLite has not had, in one transaction, begun before it reads which: a process that dies
 * midway leaves the file as it was, and of two that start at once the second finds nothing to do. Throws what one fails of,
 * with nothing changed; Payload's own `migrate` ends the process, and writes its queries to the log.
 */
export async function migrateWhole(payload: Payload, migrations: Migration[]): Promise<void> {
  const adapter = payload.db as unknown as SQLiteAdapter
  const id = (await adapter.beginTransaction({ lockWithinMs: LOCK_WITHIN_MS }))!
  const db = adapter.sessions[id]!.db as unknown as MigrateUpArgs['db']
  const req = await createLocalReq({ req: { transactionID: id } }, payload)
  try {
    const applied = await appliedMigrations(payload, req)
    // Grows with each start that applies some, as Payload's does.
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
 * Which command brings the database to the schema that `payload` has now, in one French sentence; null when it has it.
 * For development: there the schema changes while the server runs, and migrations are written beside it.
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

/** Read from their folder: the list that this process imported is older than the newest. */
const writtenMigrations = ({ db }: Payload): string[] =>
  readdirSync(db.migrationDir).flatMap((file) =>
    file.endsWith('.ts') && file !== 'index.ts' ? file.slice(0, -'.ts'.length) : [],
  )

/**
 * Whether the newest migration was made from the schema of this code: an index, a removed field or another rule on deletion
 * adds no column by which the file would differ.
 */
async function isMigrated({ migrationDir, requireDrizzleKit, schema }: SQLiteAdapter) {
  const newest = readdirSync(migrationDir)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .at(-1)!
  const stored = JSON.parse(readFileSync(path.join(migrationDir, newest), 'utf8')) as object
  // Payload's types of it name a package that has none.
  const { generateDrizzleJson } = requireDrizzleKit() as {
    generateDrizzleJson: (schema: object) => Promise<object>
  }
  const present = await generateDrizzleJson(schema)
  return isDeepStrictEqual(tablesOf(present), tablesOf(stored))
}

/** The tables of a snapshot of drizzle-kit, as JSON has them. */
const tablesOf = (snapshot: object): unknown =>
  JSON.parse(JSON.stringify((snapshot as { tables: object }).tables))

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
