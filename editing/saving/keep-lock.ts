import type {
  CollectionAfterChangeHook,
  CollectionBeforeOperationHook,
  PayloadRequest,
  Where,
} from 'payload'

import { LOCKS } from '@/access/lock-access'
import { formLeftBy } from './left-forms'
import { loadedVersion } from './stale-save'

type Lock = { createdAt: string }

/** Before a save from a form: remembers when the document was locked. */
export const rememberLock: CollectionBeforeOperationHook = async ({
  args,
  collection,
  operation,
  req,
}) => {
  const { id } = args as { id?: string }
  if (operation !== 'update' || !id || !isFromForm(req, collection.slug, id)) return
  req.context.saveBegan = Date.now()
  req.context.lockedSince = (await lockOf(req, collection.slug, id))?.createdAt
}

/**
 * After a form saves a draft: creates the lock again for the current user, unless they left the form meanwhile. Payload (3.90) deletes the lock at each
 * save, which suits forms that are saved once. It already refuses saves from anyone except the owner of the lock.
 */
export const keepLock: CollectionAfterChangeHook = async ({ collection, doc, operation, req }) => {
  const { id, _status } = doc as { id: string; _status?: string }
  const isDraft = operation === 'update' && _status === 'draft'
  if (!req.user || !isDraft || !isFromForm(req, collection.slug, id)) return
  if (await lockOf(req, collection.slug, id)) return
  const began = req.context.saveBegan as number
  if (formLeftBy(`${collection.slug}/${id}`, began) === String(req.user.id)) return
  await req.payload.db.create({
    collection: LOCKS,
    data: {
      createdAt: req.context.lockedSince,
      document: { relationTo: collection.slug, value: id },
      user: { relationTo: 'users', value: req.user.id },
    },
    req: outsideTransactions(req),
    returning: false,
  })
}

const isFromForm = (req: PayloadRequest, slug: string, id: string) =>
  Boolean(loadedVersion(req.headers, `${slug}/${id}`))

async function lockOf(req: PayloadRequest, slug: string, id: string): Promise<Lock | undefined> {
  const where: Where = {
    and: [{ 'document.relationTo': { equals: slug } }, { 'document.value': { equals: id } }],
  }
  const lock = await req.payload.db.findOne<Lock & { id: string }>({
    collection: LOCKS,
    req: outsideTransactions(req),
    where,
  })
  return lock ?? undefined
}

/** Like Payload's own lock code: on MongoDB, two people who save at once would make each other's transaction fail. */
const outsideTransactions = (req: PayloadRequest) =>
  req.payload.db.name === 'mongoose' ? undefined : req
