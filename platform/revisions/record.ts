import type {
  CollectionAfterChangeHook,
  CollectionAfterDeleteHook,
  GlobalAfterChangeHook,
  PayloadRequest,
  TypeWithID,
} from 'payload'

import { appendMark } from './append'

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
