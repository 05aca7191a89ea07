import type { MongooseAdapter } from '@payloadcms/db-mongodb'
import type { SQLiteAdapter } from '@payloadcms/db-sqlite'
import { ObjectId } from 'mongodb'
import type { Payload, PayloadRequest, Where } from 'payload'

import { backedUpOf } from '@/platform/backed-up'

import type { Part } from './parts'
import { portable, SAME } from './portable'

/** A document or version as the database adapter returns it, with relations as ids. */
export type Row = Record<string, unknown> & { id: string }

/** `req`: holds the transaction. */
export type Reader = { payload: Payload; req: PayloadRequest }

/** Keeps the result of one query small in memory, even for pages with all their sections. */
const BATCH = 50

type RowQuery = { where?: Where; sort?: string[]; select?: Record<string, true> }

/** The rows of `part` as the adapter returns them, including the trash; none for a global that was never saved. */
async function find({ payload, req }: Reader, part: Part, asked: RowQuery): Promise<Row[]> {
  const all = { ...asked, limit: 0, pagination: false, req }
  switch (part.kind) {
    case 'documents':
      return (await payload.db.find<Row>({ ...all, collection: part.slug })).docs
    case 'versions':
      return (await payload.db.findVersions<Row>({ ...all, collection: part.slug })).docs
    case 'globalVersions':
      return (await payload.db.findGlobalVersions<Row>({ ...all, global: part.slug })).docs
    case 'global': {
      // For a global that was never saved, one adapter returns null, the other an empty object.
      const said = await payload.db.findGlobal<Row>({ slug: part.slug, req })
      return said?.updatedAt ? [{ ...said, id: part.slug }] : []
    }
    default:
      return part satisfies never
  }
}

/** The id and status of every row of `part` that backups contain, oldest first. */
export function headsOf(reader: Reader, part: Part): Promise<Row[]> {
  const { collections } = reader.payload
  const where = part.kind === 'documents' && backedUpOf(collections[part.slug].config)
  const select = { id: true, updatedAt: true, _status: true } as const
  return find(reader, part, { where: where || {}, sort: ['createdAt', 'id'], select })
}

/** The ids of the same rows. */
export const idsOf = async (reader: Reader, part: Part): Promise<string[]> =>
  (await headsOf(reader, part)).map(({ id }) => String(id))

/** The rows with these `ids`, in this order. Throws if one no longer exists. */
export async function* rowsOf(reader: Reader, part: Part, ids: string[]): AsyncGenerator<Row> {
  for (let start = 0; start < ids.length; start += BATCH) {
    const batch = ids.slice(start, start + BATCH)
    const found = await find(reader, part, { where: { id: { in: batch } } })
    const rows = new Map(found.map((row) => [String(row.id), row]))
    for (const id of batch) {
      const row = rows.get(id)
      if (!row) throw new Error(`${part.path} : ${id} a disparu pendant la lecture.`)
      yield row
    }
  }
}

/** Whether the database of `payload` is MongoDB, which only accepts one form of ids. */
export const isMongodb = ({ db }: Payload): boolean => db.name === 'mongoose'

/**
 * Creates a row of `part` equal to `row`, including its id and dates. Calls the adapter directly: no hook or access
 * rule applies.
 */
export async function writeRow(writer: Reader, part: Part, row: Row): Promise<void> {
  const { payload, req } = writer
  const { id, ...said } = row
  const data = portable(part.fields, said, SAME, true)
  const version = { id, versionData: data as never, req, returning: false }
  switch (part.kind) {
    case 'documents':
      await payload.db.create({ collection: part.slug, customID: id, data, req, returning: false })
      return
    case 'global':
      await payload.db.createGlobal({ slug: part.slug, data: { ...data }, req, returning: false })
      // `createGlobal` always sets the current date.
      await payload.db.updateGlobal({ slug: part.slug, data, req, returning: false })
      return
    case 'versions':
      await makeEmptyVersion(writer, part.slug, id)
      await payload.db.updateVersion({ ...version, collection: part.slug })
      return
    case 'globalVersions':
      await makeEmptyVersion(writer, part.slug, id)
      await payload.db.updateGlobalVersion({ ...version, global: part.slug })
      return
    default:
      part satisfies never
  }
}

/**
 * Creates a version with only an id, filled by a later update: the adapters' own method accepts no id and makes the
 * version the latest of its document.
 */
async function makeEmptyVersion({ payload, req }: Reader, slug: string, id: string): Promise<void> {
  if (isMongodb(payload)) {
    const { versions } = payload.db as unknown as MongooseAdapter
    await versions[slug]!.collection.insertOne({ _id: new ObjectId(id) })
    return
  }
  const { adapter, db } = await sqliteTransaction(req)
  const tableName = adapter.tableNameMap.get(
    `_${slug.replaceAll('-', '_')}${adapter.versionsSuffix}`,
  )
  await adapter.insert({ db, tableName: tableName!, values: { id } })
}

/** Publishes a document or global that was written as a draft. */
export async function publishRow(
  { payload, req }: Reader,
  part: Part,
  { id, updatedAt }: { id: string; updatedAt: string },
): Promise<void> {
  const data: Record<string, unknown> = { _status: 'published', updatedAt }
  if (part.kind === 'global') {
    await payload.db.updateGlobal({ slug: part.slug, data, req, returning: false })
  } else if (part.kind === 'documents') {
    await payload.db.updateOne({ collection: part.slug, id, data, req, returning: false })
  }
}

type Database = Parameters<SQLiteAdapter['insert']>[0]['db']

/** The SQLite adapter of `req`, and its transaction. Throws if `req` has none. */
export async function sqliteTransaction(
  req: PayloadRequest,
): Promise<{ adapter: SQLiteAdapter; db: Database }> {
  const adapter = req.payload.db as unknown as SQLiteAdapter
  const session = adapter.sessions[String(await req.transactionID)]
  if (!session) throw new Error('A SQLite transaction is required.')
  return { adapter, db: session.db as unknown as Database }
}
