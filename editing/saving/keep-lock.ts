import type { CollectionAfterChangeHook, PayloadRequest, Where } from 'payload'

import { LOCKS } from '@/access/lock-access'
import { loadedVersion } from './stale-save'

/**
 * After a form saved a draft: locks the document again for the person who edits. Payload (3.90) deletes the lock at each save,
 * which suits a form that is saved once, at the end; it has refused the save of anyone but the owner of the lock.
 */
export const keepLock: CollectionAfterChangeHook = async ({ collection, doc, operation, req }) => {
  const { id, _status } = doc as { id: string; _status?: string }
  const { user } = req
  const isForm = user && loadedVersion(req.headers, `${collection.slug}/${id}`)
  if (!isForm || operation !== 'update' || _status !== 'draft') return
  const outside = outsideTransactions(req)
  const where: Where = {
    and: [
      { 'document.relationTo': { equals: collection.slug } },
      { 'document.value': { equals: id } },
    ],
  }
  if ((await req.payload.db.count({ collection: LOCKS, where, req: outside })).totalDocs) return
  await req.payload.db.create({
    collection: LOCKS,
    data: {
      document: { relationTo: collection.slug, value: id },
      user: { relationTo: 'users', value: user.id },
    },
    req: outside,
    returning: false,
  })
}

/** As Payload itself does with locks: on MongoDB, two people who save at once would make each other fail. */
const outsideTransactions = (req: PayloadRequest) =>
  req.payload.db.name === 'mongoose' ? undefined : req
