import type { CollectionBeforeOperationHook, CollectionConfig, PayloadRequest } from 'payload'

import { hasDrafts } from '@/collections/extend'
import { isOtherAddress } from '@/collections/users/ask-current-password'
import type { User } from '@/payload-types'
import { hasPersonalData } from '@/platform/personal-data'

import { refuseUnconfirmed } from './confirmed'

/** Whether the documents of a collection are accounts, of people or of programs. */
export const givesAccess = ({ auth }: CollectionConfig) => Boolean(auth)

/** Whether some operation on a collection asks for a confirmation. */
export const isSensitive = (collection: CollectionConfig): boolean =>
  givesAccess(collection) || isLostForGood(collection) || hasPersonalData(collection)

/** What visitors may have read, and no one can type again: documents with versions, and files. */
const isLostForGood = (collection: CollectionConfig) =>
  hasDrafts(collection) || Boolean(collection.upload)

/**
 * Before an operation of staff: asks for a confirmation to create, change or delete accounts, to delete for good what was
 * public, and to read personal data by the REST API, which exports it. The trash can be undone, so it asks nothing. The lists
 * of the admin show personal data page by page, and each reading is recorded.
 */
export const askToConfirm: CollectionBeforeOperationHook = async (operated) => {
  const { collection, operation, overrideAccess, req } = operated
  if (overrideAccess) return
  const isAsked = {
    create: () => givesAccess(collection),
    update: () => givesAccess(collection) && !isOwnDetail(operated.args as Change, req),
    delete: () => givesAccess(collection) || isLostForGood(collection),
    read: () => hasPersonalData(collection) && req.payloadAPI === 'REST',
  }[operation as string]
  if (isAsked?.()) await refuseUnconfirmed(req)
}

type Change = { id?: unknown; data?: Partial<User> }

/** Whether a person changes something in their own account that gives no one access, such as their name. */
function isOwnDetail({ data = {}, id }: Change, { user }: PayloadRequest): boolean {
  const { email, password, role } = data
  if (!user || user.collection !== 'users' || id !== user.id || password) return false
  return (
    (email === undefined || !isOtherAddress(email, user.email)) && (role ?? user.role) === user.role
  )
}
