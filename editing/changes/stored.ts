/** The versions of a document as stored in the database, without access control. */
import type { CollectionSlug, PayloadRequest, TypeWithID, Where } from 'payload'

type Words = TypeWithID & Record<string, unknown> & { _status?: string; updatedAt: string }

/** `latest`: forms load this version; `autosave`: the next autosave updates it; `updatedAt`: when it was saved. */
export type StoredVersion<Doc = Words> = {
  id: string
  updatedAt: string
  autosave?: boolean
  latest?: boolean
  version: Doc
}

type Document<Slug> = { collection: Slug; id: string }

/** The newest version of `document` that matches `where`; by default its latest version. */
export async function storedVersion<Doc extends TypeWithID = Words>(
  req: PayloadRequest,
  { collection, id }: Document<CollectionSlug>,
  where: Where = { latest: { equals: true } },
): Promise<StoredVersion<Doc> | undefined> {
  const { docs } = await req.payload.db.findVersions<Doc>({
    collection,
    where: { and: [{ parent: { equals: id } }, where] },
    sort: '-updatedAt',
    limit: 1,
    pagination: false,
    req,
  })
  return docs[0]
}

/** Merges `data` into a stored version of a document of `collection`, in the transaction of `req`. */
export const changeVersion = <Doc extends TypeWithID>(
  req: PayloadRequest,
  collection: CollectionSlug,
  stored: StoredVersion<Doc>,
  data: Partial<StoredVersion<Doc>>,
) =>
  req.payload.db.updateVersion({
    collection,
    id: stored.id,
    versionData: { ...stored, ...data },
    returning: false,
    req,
  })
