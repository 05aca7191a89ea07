import type { Payload } from 'payload'

import type { ShareLink } from '@/payload-types'
import { relationId } from '@/platform/database/ids'

import { idOfToken, isTokenOf } from './token'

/**
 * The result of a share link. `revoked` also covers a link whose creator's account is deleted. `unknown` also covers a
 * wrong signature, so that a visitor cannot tell them apart.
 */
export type SharedAccess =
  | { kind: 'granted'; pageId: string }
  | { kind: 'expired'; expiresAt: Date }
  | { kind: 'revoked' }
  | { kind: 'unknown' }

/** The access that `token` (the last segment of a share link address) gives at `instant`. */
export async function readShareToken(
  payload: Payload,
  token: string,
  instant: Date,
): Promise<SharedAccess> {
  const id = idOfToken(token)
  if (!id) return { kind: 'unknown' }
  const { docs } = await payload.find({
    collection: 'share-links',
    where: { id: { equals: id } },
    depth: 0,
    limit: 1,
    pagination: false,
  })
  const row = docs[0]
  const pageId = relationId(row?.page)
  if (!row || !pageId) return { kind: 'unknown' }
  const expiresAt = new Date(row.expiresAt)
  if (!isTokenOf({ id: row.id, pageId, expiresAt }, token, payload.config.secret)) {
    return { kind: 'unknown' }
  }
  if (row.revokedAt || !(await isAccount(payload, row.createdBy))) return { kind: 'revoked' }
  return expiresAt <= instant ? { kind: 'expired', expiresAt } : { kind: 'granted', pageId }
}

/**
 * Whether the account that created a link still exists. Checked at each visit, so that a link stops working however the
 * account was deleted. SQLite clears the creator; MongoDB keeps a dangling id.
 */
async function isAccount(payload: Payload, maker: ShareLink['createdBy']): Promise<boolean> {
  const id = relationId(maker)
  if (!id) return false
  const { totalDocs } = await payload.count({ collection: 'users', where: { id: { equals: id } } })
  return totalDocs > 0
}
