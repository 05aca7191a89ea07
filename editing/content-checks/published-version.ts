import type { CollectionSlug, PayloadRequest, TypeWithID } from 'payload'

type Stored = TypeWithID & { _status?: string | null }

/** What visitors read of the document `id`, whatever its newest draft says; null when they read nothing of it. */
export async function publishedVersion(
  collection: CollectionSlug,
  id: string,
  req: PayloadRequest,
): Promise<Stored | null> {
  const stored = await req.payload.db.findOne<Stored>({
    collection,
    req,
    where: { id: { equals: id } },
  })
  return stored?._status === 'published' ? stored : null
}
