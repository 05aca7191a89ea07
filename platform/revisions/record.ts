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
  await appendMark(req.payload, req)
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
export const recordDeletion: CollectionAfterDeleteHook = ({ req }) => appendMark(req.payload, req)

/** After a save of a global, drafts included: they are few, and a superfluous mark costs one render. */
export const recordGlobalChange: GlobalAfterChangeHook = ({ req }) => appendMark(req.payload, req)

/**
 * Marks, in the transaction of `req` if there is one, that the public content has changed. A mark is dated after all
 * those it comes after, be it in the future: one that a clock left hours ahead would hide it otherwise (see `read.ts`),
 * and what was withdrawn would still show.
 */
export async function appendMark(payload: Payload, req?: PayloadRequest): Promise<void> {
  const newest = await newestMark(payload, req)
  await createMark(payload, Math.max(Date.now(), newest + 1), req)
}

/** When the newest mark is dated, in ms; 0 without one. */
async function newestMark(payload: Payload, req?: PayloadRequest): Promise<number> {
  const { docs } = await payload.db.find<{ createdAt: string }>({
    collection: 'revisions',
    sort: '-createdAt',
    limit: 1,
    pagination: false,
    req,
  })
  return docs[0] ? Date.parse(docs[0].createdAt) : 0
}

const createMark = (payload: Payload, at: number, req?: PayloadRequest) => {
  const date = new Date(at).toISOString()
  return payload.db.create({
    collection: 'revisions',
    data: { createdAt: date, updatedAt: date },
    req,
  })
}

/**
 * Deletes the marks that decide nothing any more: those older than what `readMarks` counts from the newest one. That
 * date only moves forward, so no revision can come back, whoever prunes and publishes meanwhile. `now`: in ms.
 */
export async function pruneMarks(payload: Payload, now = Date.now()): Promise<void> {
  await pruneFuture(payload, now)
  const since = new Date((await newestMark(payload)) - MAY_BE_LATE_MS).toISOString()
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
  await createMark(payload, now)
  await payload.db.deleteMany({ collection: 'revisions', where })
}
