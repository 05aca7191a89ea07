import { createLocalReq, type Payload } from 'payload'

import { hasRole } from '@/access/roles'
import { mayOpenSession } from '@/collections/users/may-open-session'
import type { Invitation } from '@/payload-types'
import { inTransaction } from '@/platform/database/in-transaction'
import { underLease } from '@/platform/database/lease'
import { byProgram } from '@/platform/program'

import { hashOf } from './token'

/** An invitation that its holder may accept. `inviter`: the name of a colleague. */
type Offer = Pick<Invitation, 'id' | 'email' | 'role'> & { inviter: string }

const TOKEN = /^[\w-]{43}$/

/**
 * What the link with `token` offers at `instant`; null if the link is unknown, replaced, expired, used or revoked, if the
 * address has an account by now, or if the inviter may no longer give this role.
 */
export async function offerOf(
  payload: Payload,
  token: string,
  instant: Date,
): Promise<Offer | null> {
  if (!TOKEN.test(token)) return null
  const { docs } = await payload.find({
    collection: 'invitations',
    where: {
      and: [
        { tokenHash: { equals: hashOf(token) } },
        { expiresAt: { greater_than: instant.toISOString() } },
      ],
    },
    depth: 1,
    limit: 1,
    pagination: false,
  })
  const { id, email, invitedBy, role } = docs[0] ?? {}
  if (!id || !email || !role || !invitedBy || typeof invitedBy === 'string') return null
  const mayInvite = hasRole(invitedBy, 'administrator') && hasRole(invitedBy, role)
  if (!mayInvite || !mayOpenSession(invitedBy)) return null
  const { totalDocs } = await payload.count({
    collection: 'users',
    where: { email: { equals: email } },
  })
  return totalDocs ? null : { id, email, role, inviter: invitedBy.name ?? 'Un collègue' }
}

/**
 * Creates the account that the link with `token` offers, and deletes the invitation: all or nothing, for one request at a
 * time on all instances. False if the link offers nothing any more. Throws Payload's ValidationError for a name or a
 * password that is refused.
 */
export const accept = (
  payload: Payload,
  token: string,
  chosen: { name: string; password: string },
): Promise<boolean> =>
  underLease(payload, 'acceptation d’une invitation', async () => {
    const offer = await offerOf(payload, token, new Date())
    if (!offer) return false
    const { id, email, inviter, role } = offer
    const req = await createLocalReq(
      { context: byProgram(`une invitation de ${inviter}`) },
      payload,
    )
    await inTransaction(req, async () => {
      await payload.create({ collection: 'users', data: { ...chosen, email, role }, depth: 0, req })
      await payload.delete({ collection: 'invitations', id, depth: 0, req })
    })
    return true
  })
