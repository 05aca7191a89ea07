import type { Access, CollectionConfig } from 'payload'

import { isStaff, staffOnly } from './roles'
import { denyAll } from '@/platform/database/deny-all'

/** Payload's own collection of document locks. */
export const LOCKS = 'payload-locked-documents'

/** Allows users on their own locks. */
const holder: Access = ({ req: { user } }) =>
  isStaff(user) ? { 'user.value': { equals: user.id } } : false

/** « Prendre la main »: users may only pass a lock to themselves. Without data: any signed-in user may. */
const takenOver: Access = ({ data, req: { user } }) => {
  if (!isStaff(user) || !data) return isStaff(user)
  const { user: taker, ...others } = data as { user?: { relationTo?: unknown; value?: unknown } }
  const isOneself = taker?.relationTo === user.collection && taker.value === user.id
  return isOneself && !Object.keys(others).length
}

/**
 * Access to locks: the holder removes a lock, and any colleague takes it over. By default Payload lets any signed-in user
 * create, change and delete all locks; it creates them itself, without these rules.
 */
export const lockAccess = {
  create: denyAll,
  read: staffOnly,
  update: takenOver,
  delete: holder,
} satisfies CollectionConfig['access']
