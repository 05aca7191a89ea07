import type {
  CollectionAfterChangeHook,
  CollectionAfterDeleteHook,
  GlobalAfterChangeHook,
  Payload,
  PayloadRequest,
  TypeWithID,
} from 'payload'

/** Marks, in the transaction of `req`, that what visitors see has changed. */
const record = (req: PayloadRequest): Promise<void> => appendMark(req.payload, req)

/** After a save: records it unless it only wrote a draft beside the published document, which stays as it was. */
export const recordChange: CollectionAfterChangeHook = async ({ collection, doc, req }) => {
  const saved = doc as TypeWithID & { _status?: string }
  if (saved._status === 'draft') {
    const published = await req.payload.db.findOne<{ _status?: string } & TypeWithID>({
      collection: collection.slug,
      req,
      where: { id: { equals: saved.id } },
    })
    if (published?._status === 'published') return
  }
  await record(req)
}

/** After a deletion. */
export const recordDeletion: CollectionAfterDeleteHook = async ({ req }) => record(req)

/** After a save of a global, drafts included: they are few, and a superfluous mark costs one render. */
export const recordGlobalChange: GlobalAfterChangeHook = async ({ req }) => record(req)

/**
 * Marks, in the transaction of `req` if there is one, that the public content has changed. A mark is dated after all
 * those it comes after, be it in the future: one that a clock left hours ahead would hide it otherwise (see `read.ts`),
 * and what was withdrawn would still show.
 */
export async function appendMark(payload: Payload, req?: PayloadRequest): Promise<void> {
  const { docs } = await payload.db.find<{ createdAt: string }>({
    collection: 'revisions',
    sort: '-createdAt',
    limit: 1,
    pagination: false,
    req,
  })
  const newest = docs[0] ? Date.parse(docs[0].createdAt) : 0
  const date = new Date(Math.max(Date.now(), newest + 1)).toISOString()
  const data = { createdAt: date, updatedAt: date }
  await payload.db.create({ collection: 'revisions', data, req })
}
