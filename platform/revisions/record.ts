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

import { backedUp } from '@/platform/backed-up'
import { denyAll } from '@/platform/database/deny-all'

import { MAY_BE_LATE_MS } from './read'

/**
 * Marks of changes to the public content, appended and never changed. A cached page is current while the newest mark
 * and the number of marks around it are the same as when it was rendered (see `read.ts`). There is no shared counter,
 * on which concurrent publications would conflict. `pruneMarks` deletes old marks.
 */
export const Revisions: CollectionConfig = {
  slug: 'revisions',
  custom: backedUp(false),
  labels: { singular: 'Révision', plural: 'Révisions' },
  admin: { hidden: true },
  access: { read: denyAll, create: denyAll, update: denyAll, delete: denyAll },
  fields: [],
}

type SavedDocument = TypeWithID & {
  _status?: string
  deletedAt?: string | null
  slug?: string | null
}

const contextKey = (id: unknown) => `publicBefore:${String(id)}`

/** Before a save: remembers the public version of the document. */
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

/** The public version before the save; null if there was none, undefined for a new document. */
export const publicBefore = (id: unknown, { context }: PayloadRequest) =>
  context[contextKey(id)] as SavedDocument | null | undefined

/**
 * After a save: records a change unless the document was not public before and is not after. A draft above the
 * published document does not change it. Without this check, each autosave of an unpublished document would make all
 * pages outdated.
 */
export const recordChange: CollectionAfterChangeHook = async ({
  collection,
  doc,
  operation,
  req,
}) => {
  const { id, _status } = doc as SavedDocument
  if (_status === 'draft') {
    const wasPublic = operation === 'update' && publicBefore(id, req) !== null
    if (!wasPublic || (await publicNow(collection.slug, id, req))) return
  }
  await appendMark(req.payload, req)
}

/** The state of the document in the database if it is public, otherwise null. */
export async function publicNow(
  collection: CollectionSlug,
  id: number | string,
  req: PayloadRequest,
): Promise<SavedDocument | null> {
  const stored = await req.payload.db.findOne<SavedDocument>({
    collection,
    req,
    select: { _status: true, deletedAt: true, slug: true },
    where: { id: { equals: id } },
  })
  return stored?._status === 'published' && !stored.deletedAt ? stored : null
}

/** After a deletion. */
export const recordDeletion: CollectionAfterDeleteHook = ({ req }) => appendMark(req.payload, req)

/** After a save of a global, including drafts: they are few, and a superfluous mark costs one render. */
export const recordGlobalChange: GlobalAfterChangeHook = ({ req }) => appendMark(req.payload, req)

/**
 * Appends a mark that the public content has changed, in the transaction of `req` if there is one. Dates it after all
 * earlier marks, even in the future: otherwise a mark from a clock hours ahead would hide it (see `read.ts`), and
 * unpublished content would still be shown.
 */
export async function appendMark(payload: Payload, req?: PayloadRequest): Promise<void> {
  const newest = await newestMark(payload, req)
  await createMark(payload, Math.max(Date.now(), newest + 1), req)
}

/** The date of the newest mark in ms; 0 if there is none. */
export async function newestMark(payload: Payload, req?: PayloadRequest): Promise<number> {
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
 * Deletes the marks that `readMarks` no longer counts from the newest one. The date of the newest mark only increases,
 * so an earlier revision cannot come back, even with concurrent publications. `now`: in ms.
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
 * A clock that was ahead leaves marks in the future. Marks dated by a correct clock would come before them, so no
 * publication would show; `appendMark` avoids this by dating later. Replaces the future marks with a new one.
 */
async function pruneFuture(payload: Payload, now: number): Promise<void> {
  const latest = new Date(now + MAY_BE_LATE_MS).toISOString()
  const where = { createdAt: { greater_than: latest } }
  const { totalDocs } = await payload.count({ collection: 'revisions', where })
  if (!totalDocs) return
  // Creates it first: otherwise the revision could equal one from before those marks, from which pages were made.
  await createMark(payload, now)
  await payload.db.deleteMany({ collection: 'revisions', where })
}
