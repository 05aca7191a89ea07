import type { MongooseAdapter } from '@payloadcms/db-mongodb'
import type { SQLiteAdapter } from '@payloadcms/db-sqlite'
import type { Payload } from 'payload'

import { hasDrafts } from '@/collections/extend'

import type { Subject } from './subjects'

/**
 * The date of the latest version of each document of `subject` outside the trash, in the format of the database, by its id
 * ('' for a global). Queries each database directly, because every search reads the dates of all contents: through the
 * adapters of Payload, those of ten thousand documents take ten times as long.
 */
export const versionDates = ({ db }: Payload, subject: Subject): Promise<Map<string, string>> =>
  db.name === 'mongoose'
    ? mongodb(db as unknown as MongooseAdapter, subject)
    : sqlite(db as unknown as SQLiteAdapter, subject)

const hasTrash = ({ config, kind }: Subject): boolean => kind === 'collection' && config.trash

async function sqlite(
  { drizzle, tableNameMap, versionsSuffix }: SQLiteAdapter,
  subject: Subject,
): Promise<Map<string, string>> {
  const name = subject.slug.replaceAll('-', '_')
  const isVersioned = hasDrafts(subject.config)
  const table = tableNameMap.get(isVersioned ? `_${name}${versionsSuffix}` : name)
  const id = subject.kind === 'global' ? "''" : isVersioned ? 'parent_id' : 'id'
  const trashed = isVersioned ? 'version_deleted_at' : 'deleted_at'
  const where = [
    ...(isVersioned ? ['latest = 1'] : []),
    ...(hasTrash(subject) ? [`${trashed} IS NULL`] : []),
  ]
  const filter = where.length ? ` WHERE ${where.join(' AND ')}` : ''
  // One row for all: the client takes longer to make ten thousand rows than SQLite takes to read them.
  const { rows } = await drizzle.$client.execute(
    `SELECT json_group_object(${id}, updated_at) AS dates FROM "${table}"${filter}`,
  )
  const { dates } = rows[0] as unknown as { dates: string }
  return new Map(Object.entries(JSON.parse(dates) as Record<string, string>))
}

async function mongodb(
  { collections, versions }: MongooseAdapter,
  subject: Subject,
): Promise<Map<string, string>> {
  const { config, kind, slug } = subject
  const isVersioned = hasDrafts(config)
  const { collection } = (isVersioned ? versions : collections)[slug]!
  const trashed = isVersioned ? 'version.deletedAt' : 'deletedAt'
  const filter = {
    ...(isVersioned && { latest: true }),
    ...(hasTrash(subject) && { [trashed]: null }),
  }
  const docs = await collection
    .find<{ _id: unknown; parent?: unknown; updatedAt: Date }>(filter, {
      projection: { parent: 1, updatedAt: 1 },
    })
    .toArray()
  return new Map(
    docs.map(({ _id, parent, updatedAt }) => [
      kind === 'global' ? '' : String(isVersioned ? parent : _id),
      new Date(updatedAt).toISOString(),
    ]),
  )
}
