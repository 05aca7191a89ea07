import type {
  CollectionAfterChangeHook,
  CollectionAfterDeleteHook,
  CollectionBeforeChangeHook,
  CollectionSlug,
  GlobalAfterChangeHook,
  Payload,
  PayloadRequest,
  TypeWithID,
  CollectionConfig,
} from 'payload'

import { nobody } from '@/platform/database/nobody'

import { MAY_BE_LATE_MS } from './read'

/**
 * Marks of the public content's changes, appended and never altered. A cached page is current while the newest mark, and
 * the number of those around it, are what it was rendered from (see `read.ts`); no shared counter, which two publishers
 * would fight over. Those too old to decide anything are deleted (`pruneMarks`).
 */
export const Revisions: CollectionConfig = {
  slug: 'revisions',
  labels: { singular: 'Révision', plural: 'Révisions' },
  admin: { hidden: true },
  access: { read: nobody, create: nobody, update: nobody, delete: nobody },
  fields: [],
}

/** Marks, in the transaction of `req`, that what visitors see has changed. */
const record = (req: PayloadRequest): Promise<void> => appendMark(req.payload, req)

type Saved = TypeWithID & { _status?: string; deletedAt?: string | null; slug?: string | null }

const contextKey = (id: unknown) => `publicBefore:${String(id)}`

/** Before a save: notes what visitors see of the document. */
export const rememberPublic: CollectionBeforeChangeHook<TypeWithID> = async ({
  collection,
  context,
  data,
  originalDoc,
  req,
}) => {
  if (originalDoc?.id) {
    context[contextKey(originalDoc.id)] = await publicNow(collection.slug, originalDoc.id, req)
  }
  return data
}

/** What that was; null where they saw nothing, undefined of a new document. */
export const publicBefore = (id: unknown, { context }: PayloadRequest) =>
  context[contextKey(id)] as Saved | null | undefined

/**
 * After a save: records it unless visitors saw and see nothing of it. A draft beside the published document leaves that as it
 * is; of one that was never published, each key that is typed would have every page made anew.
 */
export const recordChange: CollectionAfterChangeHook = async ({
  collection,
  doc,
  operation,
  req,
}) => {
  const { id, _status } = doc as Saved
  if (_status === 'draft') {
    const wasPublic = operation === 'update' && publicBefore(id, req) !== null
    if (!wasPublic || (await publicNow(collection.slug, id, req))) return
  }
  await record(req)
}

/** Of what visitors see of a document, where it is; null where they see nothing. */
export async function publicNow(
  collection: CollectionSlug,
  id: number | string,
  req: PayloadRequest,
): Promise<Saved | null> {
  const stored = await req.payload.db.findOne<Saved>({
    collection,
    req,
    select: { _status: true, deletedAt: true, slug: true },
    where: { id: { equals: id } },
  })
  return stored?._status === 'published' && !stored.deletedAt ? stored : null
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

/**
 * Deletes the marks that decide nothing any more: those older than what `readMarks` counts from the newest one. That
 * date only moves forward, so no revision can come back, whoever prunes and publishes meanwhile. `now`: in ms.
 */
export async function pruneMarks(payload: Payload, now = Date.now()): Promise<void> {
  await pruneFuture(payload, now)
  const { docs } = await payload.find({
    collection: 'revisions',
    sort: '-createdAt',
    limit: 1,
    pagination: false,
    depth: 0,
  })
  const [newest] = docs
  if (!newest) return
  const since = new Date(Date.parse(newest.createdAt) - MAY_BE_LATE_MS).toISOString()
  await payload.db.deleteMany({
    collection: 'revisions',
    where: { createdAt: { less_than_equal: since } },
  })
}

/**
 * A clock that was ahead leaves marks that no mark dated by a right one would come after, so that nothing that is
 * published would show; those appended here come after all the same. A new one takes their place.
 */
async function pruneFuture(payload: Payload, now: number): Promise<void> {
  const latest = new Date(now + MAY_BE_LATE_MS).toISOString()
  const where = { createdAt: { greater_than: latest } }
  const { totalDocs } = await payload.count({ collection: 'revisions', where })
  if (!totalDocs) return
  // First: without it, the revision could be one that pages were made from before those marks.
  const date = new Date(now).toISOString()
  await payload.db.create({ collection: 'revisions', data: { createdAt: date, updatedAt: date } })
  await payload.db.deleteMany({ collection: 'revisions', where })
}
