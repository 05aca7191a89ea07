import type { PayloadRequest, TypeWithID, TypeWithVersion } from 'payload'

import type { PublishableSlug } from '@/lib/publishable-slugs'

/** A document among those published together. */
export type DocumentReference = { collection: PublishableSlug; id: string }

/** A document as the database holds it before it is published. */
export type Snapshot = DocumentReference & {
  stored: TypeWithID | null
  latest: TypeWithVersion<TypeWithID> | null
}

/** Takes down what publishing `document` will change, so that it can be put back. */
export async function snapshotOf(
  req: PayloadRequest,
  { collection, id }: DocumentReference,
): Promise<Snapshot> {
  const { db } = req.payload
  const stored = await db.findOne<TypeWithID>({ collection, req, where: { id: { equals: id } } })
  const { docs } = await db.findVersions<TypeWithID>({
    collection,
    req,
    limit: 1,
    where: { parent: { equals: id }, latest: { equals: true } },
  })
  return { collection, id, stored, latest: docs[0] ?? null }
}

/**
 * Puts a document back as it was, where the database has no transaction to do so: what visitors read, and the draft as
 * the latest version. The versions that were made since go away, so that the history does not tell of a publication
 * that did not last.
 */
export async function putBack(req: PayloadRequest, snapshot: Snapshot): Promise<void> {
  const { collection, id, stored, latest } = snapshot
  const { db } = req.payload
  if (stored) await db.updateOne({ collection, id, data: { ...stored }, req })
  if (!latest) return
  await db.deleteVersions({
    collection,
    req,
    where: {
      parent: { equals: id },
      id: { not_equals: latest.id },
      'version._status': { equals: 'published' },
      updatedAt: { greater_than: latest.updatedAt },
    },
  })
  const versionData = { ...latest, latest: true }
  await db.updateVersion({ collection, id: latest.id, versionData, req })
}
