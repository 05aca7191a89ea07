/** The versions of a document as the database holds them, whoever asks. */
import type { CollectionSlug, PayloadRequest, TypeWithID, Where } from 'payload'

type Words = TypeWithID & Record<string, unknown> & { _status?: string; updatedAt: string }

/** `latest`: what forms are filled from; `autosave`: a form goes on in it; `updatedAt`: when it was saved. */
export type StoredVersion<Doc = Words> = {
  id: string
  updatedAt: string
  autosave?: boolean
  latest?: boolean
  version: Doc
}

type Document<Slug> = { collection: Slug; id: string }

/** The version of `document` that is as `where` says, the newest of several: its latest unless told otherwise. */
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

/** Writes `data` over what is stored of a version of a document of `collection`, in the transaction of `req`. */
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
