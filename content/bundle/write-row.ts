import type { MongooseAdapter } from '@payloadcms/db-mongodb'
import type { Payload, PayloadRequest } from 'payload'

import type { Part } from './parts'
import type { Row } from './read-rows'
import { sqliteTransaction } from './sqlite-transaction'
import { withNulls } from './with-nulls'

type Json = Record<string, unknown>
type Writer = { payload: Payload; req: PayloadRequest }

/** Whether the database of `payload` is MongoDB, whose documents have ids of one form only. */
export const isMongodb = ({ db }: Payload): boolean => db.name === 'mongoose'

/**
 * Makes a row of `part` that is as `row` says, its id and dates included. By the adapter alone: no hook runs, no rule
 * applies.
 */
export async function writeRow(writer: Writer, part: Part, row: Row): Promise<void> {
  const { payload, req } = writer
  const { id, ...said } = row
  const data = withNulls(part.fields, said)
  switch (part.kind) {
    case 'documents':
      await payload.db.create({ collection: part.slug, customID: id, data, req, returning: false })
      return
    case 'global':
      await payload.db.createGlobal({ slug: part.slug, data: { ...data }, req, returning: false })
      // The first dates it from now, whatever it is told.
      await payload.db.updateGlobal({ slug: part.slug, data, req, returning: false })
      return
    case 'versions':
      await makeEmptyVersion(writer, part.slug, id)
      await payload.db.updateVersion({
        collection: part.slug,
        id,
        versionData: data as never,
        req,
        returning: false,
      })
      return
    case 'globalVersions':
      await makeEmptyVersion(writer, part.slug, id)
      await payload.db.updateGlobalVersion({
        global: part.slug,
        id,
        versionData: data as never,
        req,
        returning: false,
      })
      return
    default:
      part satisfies never
  }
}

/**
 * A version with an id and nothing else, to be filled by an update: the adapters' own creation of a version takes no id,
 * and makes it the latest of its document.
 */
async function makeEmptyVersion({ payload, req }: Writer, slug: string, id: string): Promise<void> {
  if (isMongodb(payload)) {
    const { connection, versions } = payload.db as unknown as MongooseAdapter
    const { ObjectId } = connection.base.Types
    await versions[slug]!.collection.insertOne({ _id: new ObjectId(id) })
    return
  }
  const { adapter, db } = await sqliteTransaction(req)
  const tableName = adapter.tableNameMap.get(
    `_${slug.replaceAll('-', '_')}${adapter.versionsSuffix}`,
  )
  await adapter.insert({ db, tableName: tableName!, values: { id } })
}

/** Sets what visitors may read of a document or global that was written as a draft. */
export async function publishRow(
  { payload, req }: Writer,
  part: Part,
  { id, updatedAt }: { id: string; updatedAt: string },
): Promise<void> {
  const data: Json = { _status: 'published', updatedAt }
  if (part.kind === 'global') {
    await payload.db.updateGlobal({ slug: part.slug, data, req, returning: false })
  } else if (part.kind === 'documents') {
    await payload.db.updateOne({ collection: part.slug, id, data, req, returning: false })
  }
}
