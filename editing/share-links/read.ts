import type { Payload } from 'payload'

import type { ShareLink } from '@/payload-types'
import { relationId } from '@/platform/database/ids'

import { idOfToken, isTokenOf } from './token'

/**
 * What the address of a share link leads to. `revoked` also stands for a link whose maker has no account any more,
 * `unknown` for a wrong signature: it tells nobody which.
 */
export type SharedAccess =
  | { kind: 'granted'; pageId: string }
  | { kind: 'expired'; expiresAt: Date }
  | { kind: 'revoked' }
  | { kind: 'unknown' }

/** What `token`, the last segment of a share link's address, gives access to at `instant`. */
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
 * Whether the account that made a link still exists. Asked at each visit, so that a link ends with its account whatever
 * deletes it. SQLite forgets whose the link was, MongoDB keeps an id that leads nowhere.
 */
async function isAccount(payload: Payload, maker: ShareLink['createdBy']): Promise<boolean> {
  const id = relationId(maker)
  if (!id) return false
  const { totalDocs } = await payload.count({ collection: 'users', where: { id: { equals: id } } })
  return totalDocs > 0
}
