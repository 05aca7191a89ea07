import type { CollectionAfterOperationHook } from 'payload'

import { isStaff } from '@/access/roles'

import { actorOf } from './actor'
import { recordOnce } from './record'

const READS = ['find', 'findByID', 'findDistinct']

type Found = { id?: string; docs?: unknown[]; values?: unknown[] } | null

/** After staff read documents about people outside the team: records it, once per person and half hour. */
export const recordReading: CollectionAfterOperationHook = async ({
  collection,
  operation,
  overrideAccess,
  req,
  result,
}) => {
  const { docs, id, values } = (result ?? {}) as NonNullable<Found>
  const isRead = READS.includes(operation) && Boolean(id || docs?.length || values?.length)
  // Our own code reads them too, to send emails.
  if (isRead && !overrideAccess && isStaff(req.user)) {
    const deed = { action: 'read', subject: collection.slug, about: collection.slug }
    await recordOnce(req.payload, deed, actorOf(req), req)
  }
  return result
}
