import {
  commitTransaction,
  createLocalReq,
  initTransaction,
  type Payload,
  type PayloadRequest,
} from 'payload'

import type { PublishableSlug } from '@/editing/publishable-slugs'

/** Documents written in one transaction. */
const BATCH = 500

export type Document = { collection: PublishableSlug; data: Record<string, unknown> }

/**
 * Adds published documents to the database, as a restored backup is written: by the adapter, with one mark for all.
 * Through the hooks 10,000 of them would take half an hour.
 */
export async function writePublished(payload: Payload, documents: Document[]): Promise<void> {
  for (let start = 0; start < documents.length; start += BATCH) {
    const req = await createLocalReq({}, payload)
    const isOurs = await initTransaction(req)
    for (const document of documents.slice(start, start + BATCH)) await write(req, document)
    if (isOurs) await commitTransaction(req)
  }
  await payload.create({ collection: 'revisions', data: {}, depth: 0 })
}

async function write(req: PayloadRequest, { collection, data }: Document): Promise<void> {
  const { db } = req.payload
  const now = new Date().toISOString()
  const published = { ...data, _status: 'published', createdAt: now, updatedAt: now }
  const { id } = (await db.create({ collection, data: published, req })) as { id: string }
  await db.createVersion({
    collectionSlug: collection,
    parent: id,
    versionData: published as never,
    autosave: false,
    createdAt: now,
    updatedAt: now,
    returning: false,
    req,
  })
}
