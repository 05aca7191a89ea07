import type {
  CollectionAfterChangeHook,
  CollectionBeforeOperationHook,
  PayloadRequest,
} from 'payload'

import { LOCKS } from '@/access/lock-access'
import { loadedVersion } from './stale-save'

type Lock = { id: string; user: { relationTo: 'users'; value: string } }

/**
 * Before an autosave from a form: remembers who edits. Each save takes Payload's lock away, which suits a form that is
 * saved once, at the end; one that saves itself would be locked for less than a second at a time.
 */
export const rememberLock: CollectionBeforeOperationHook = async ({
  args,
  collection,
  operation,
  req,
}) => {
  const { id, autosave } = args as { id?: string; autosave?: boolean }
  if (operation !== 'update' || !autosave || !id || !req.user) return
  if (!loadedVersion(req.headers, `${collection.slug}/${id}`)) return
  const lock = await lockOf(req, collection.slug, id)
  req.context.lock = { of: id, user: lock?.user ?? { relationTo: 'users', value: req.user.id } }
}

/** After it: locks the document again, for the same person. */
export const restoreLock: CollectionAfterChangeHook = async ({ collection, doc, req }) => {
  const { id } = doc as { id: string }
  const lock = req.context.lock as { of: string; user: Lock['user'] } | undefined
  if (lock?.of !== id || (await lockOf(req, collection.slug, id))) return
  await req.payload.db.create({
    collection: LOCKS,
    data: { document: { relationTo: collection.slug, value: id }, user: lock.user },
    req: outsideTransactions(req),
    returning: false,
  })
}

async function lockOf(req: PayloadRequest, slug: string, id: string): Promise<Lock | undefined> {
  const { docs } = await req.payload.db.find<Lock>({
    collection: LOCKS,
    limit: 1,
    pagination: false,
    req: outsideTransactions(req),
    sort: '-updatedAt',
    where: {
      and: [{ 'document.relationTo': { equals: slug } }, { 'document.value': { equals: id } }],
    },
  })
  return docs[0]
}

/** As Payload itself does with locks: on MongoDB, two people who save at once would make each other fail. */
const outsideTransactions = (req: PayloadRequest) =>
  req.payload.db.name === 'mongoose' ? undefined : req
