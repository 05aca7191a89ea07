/**
 * The lock that a form holds on its document while it is open. Payload (3.90) makes it when it answers with the state of a form,
 * deletes it at each save, which suits forms that are saved once, and already refuses saves from anyone except its owner.
 */
import type {
  CollectionAfterChangeHook,
  CollectionBeforeOperationHook,
  Endpoint,
  Payload,
  PayloadRequest,
  Where,
} from 'payload'
import { z } from 'zod'

import { LOCKS } from '@/access/lock-access'
import { bodyOf, refuseBelow } from '@/editing/endpoint'
import { processSingleton } from '@/platform/process-singleton'

import { editedDocument, loadedVersion, type DocumentName } from './stale-save'

/** Before a save from a form: remembers when the document was locked. */
export const rememberLock: CollectionBeforeOperationHook = async ({
  args,
  collection,
  operation,
  req,
}) => {
  const { id } = args as { id?: string }
  const document: DocumentName = `${collection.slug}/${id}`
  if (operation !== 'update' || !isFromForm(req, document)) return
  req.context.saveBegan = Date.now()
  req.context.lockedSince = (await lockOf(req, document))?.createdAt
}

/** After a form saves a draft: creates the lock again for the current user, unless they left the form meanwhile. */
export const keepLock: CollectionAfterChangeHook = async ({ collection, doc, operation, req }) => {
  const { id, _status } = doc as { id: string; _status?: string }
  const document: DocumentName = `${collection.slug}/${id}`
  const isDraft = operation === 'update' && _status === 'draft'
  if (!req.user || !isDraft || !isFromForm(req, document)) return
  const { lockedSince, saveBegan } = req.context as { lockedSince?: string; saveBegan: number }
  if (formLeftBy(document, saveBegan) === req.user.id || (await lockOf(req, document))) return
  await req.payload.db.create({
    collection: LOCKS,
    data: {
      createdAt: lockedSince,
      document: { relationTo: collection.slug, value: id },
      user: { relationTo: 'users', value: req.user.id },
    },
    req: outsideTransactions(req),
    returning: false,
  })
}

const isFromForm = (req: PayloadRequest, document: DocumentName) =>
  Boolean(loadedVersion(req.headers, document))

const lockOf = (req: PayloadRequest, document: DocumentName) =>
  req.payload.db.findOne<{ id: string; createdAt: string }>({
    collection: LOCKS,
    req: outsideTransactions(req),
    where: { and: locksOn(document) },
  })

function locksOn(document: DocumentName): Where[] {
  const [slug, id] = document.split('/')
  return slug === 'globals'
    ? [{ globalSlug: { equals: id } }]
    : [{ 'document.relationTo': { equals: slug } }, { 'document.value': { equals: id } }]
}

/** Like Payload's own lock code: on MongoDB, two people who save at once would make each other's transaction fail. */
const outsideTransactions = (req: PayloadRequest) =>
  req.payload.db.name === 'mongoose' ? undefined : req

/** What a form edits, as Payload's admin says it. */
const editedSchema = z
  .object({
    collectionSlug: z.string().optional(),
    globalSlug: z.string().optional(),
    id: z.string().optional(),
  })
  .transform(editedDocument)

/** `POST /api/locks/release`: releases the caller's lock of the document that their form leaves. */
export const releaseLockEndpoint: Endpoint = {
  path: '/locks/release',
  method: 'post',
  handler: async (req) => {
    refuseBelow('editor', req, 'Connectez-vous pour modifier un contenu.')
    const document = await bodyOf(req, editedSchema, 'Ce contenu est inconnu.')
    if (document) {
      const user = String(req.user!.id)
      noteFormLeft(document, user)
      await removeLock(req.payload, document, user)
    }
    return Response.json({})
  },
}

/**
 * Runs `answer`, a server function of Payload called with `args`. The state of a form locks its document: removes that lock
 * if the form was left meanwhile.
 */
export async function withoutLateLock<Answer>(
  payload: Payload,
  args: unknown,
  answer: () => Promise<Answer>,
): Promise<Answer> {
  const began = Date.now()
  const answered = await answer()
  const document = editedSchema.safeParse(args).data
  const user = document && formLeftBy(document, began)
  if (user) await removeLock(payload, document, user)
  return answered
}

async function removeLock(payload: Payload, document: DocumentName, user: string): Promise<void> {
  const where = { and: [...locksOn(document), { 'user.value': { equals: user } }] }
  await payload.db.deleteMany({ collection: LOCKS, where })
}

/** The last form of each document that was left: the id of its account, and when (ms). */
const left = processSingleton(
  'eigLeftForms',
  () => new Map<DocumentName, { user: string; at: number }>(),
)

/** Requests of the form that was left may arrive this late, or be answered before the release. */
const LATE_MS = 2_000

/** Longer than any request takes. */
const REMEMBERED_MS = 60_000

/**
 * The id of the account whose form of `document` was left during a request that began at `began` (ms), or just before it;
 * null if none was. Such a request must not lock the document: no form would release it, and colleagues would wait for five
 * minutes.
 */
function formLeftBy(document: DocumentName, began: number): string | null {
  const last = left().get(document)
  return last && last.at >= began - LATE_MS ? last.user : null
}

/** Remembers that the account `user` leaves its form of `document` now. */
function noteFormLeft(document: DocumentName, user: string): void {
  const limit = Date.now() - REMEMBERED_MS
  for (const [other, { at }] of left()) if (at < limit) left().delete(other)
  left().set(document, { user, at: Date.now() })
}
