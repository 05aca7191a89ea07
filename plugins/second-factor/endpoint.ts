import type { Endpoint, PayloadRequest } from 'payload'
import type { z } from 'zod'

import { isStaff } from '@/access/roles'
import { passwordFault } from '@/collections/users/ask-current-password'
import { bodyOf } from '@/editing/endpoint'
import { tellStaffAction } from '@/editing/staff-actions'
import type { User } from '@/payload-types'
import { writeTo } from '@/platform/mail/mail'
import { Refusal } from '@/platform/refusal'

import { refuseUnconfirmed } from './confirmed'
import { changeFactors, type Factors, factorsOf } from './factors'
import { isRequiredFor } from './settings'
import type { FactorsView } from './view'

/** Where the screen of an account reads and changes second factors. */
const PATH = '/second-factor'

export const NOT_UNDERSTOOD =
  'Cette demande n’est pas acceptée : rechargez la page, puis réessayez.'

/** The signed-in member of staff. Throws a Refusal (403) for anyone else. */
function staffOf({ user }: PayloadRequest): User {
  if (!isStaff(user)) throw new Refusal('Connectez-vous, puis réessayez.', 403)
  return user
}

/** An endpoint for members of staff. `path`: after PATH. */
export const endpoint = (
  method: 'get' | 'post',
  path: string,
  answer: (req: PayloadRequest, user: User) => Promise<object>,
): Endpoint => ({
  path: PATH + path,
  method,
  handler: async (req) =>
    Response.json(await answer(req, staffOf(req)), { headers: { 'Cache-Control': 'no-store' } }),
})

/**
 * Reads the current password of `user` from the body of `req`, with the rest. Throws a Refusal if it is wrong, or if
 * the second factor must be confirmed first: a password and an open session, both stolen, must not add another factor.
 */
export async function withPassword<Body extends { currentPassword: string }>(
  req: PayloadRequest,
  user: User,
  schema: z.ZodType<Body>,
): Promise<Body> {
  const body = await bodyOf(req, schema, NOT_UNDERSTOOD)
  await refuseUnconfirmed(req)
  const fault = await passwordFault(body.currentPassword, user.id, req)
  if (fault) throw new Refusal(fault, 403)
  return body
}

/** What the screen of the account of `user` shows. */
export async function viewOf(user: User, req: PayloadRequest): Promise<FactorsView> {
  const { codeSecret, passkeys, recoveryCodes } = await factorsOf(user.id, req)
  return {
    hasCode: Boolean(codeSecret),
    isRequired: isRequiredFor(user),
    passkeys: passkeys.map(({ addedAt, id, name }) => ({ addedAt, id, name })),
    recoveryCodes: recoveryCodes.length,
  }
}

/** Stores a change that the person made to their own factors, tells them by email, and returns the new view. */
export async function change(
  user: User,
  changes: Partial<Factors>,
  what: string,
  req: PayloadRequest,
): Promise<FactorsView> {
  await changeFactors(user.id, changes, req)
  await tell(user, what, req)
  return viewOf(user, req)
}

/** Records the change of the factors of `to` in the log of what staff do, and emails `what`, in French, to that person. */
export async function tell(to: User, what: string, req: PayloadRequest): Promise<void> {
  await tellStaffAction(req, {
    does: 'a changé la vérification en deux étapes de',
    document: { collection: 'users', id: to.id },
  })
  writeTo(req.payload, {
    to,
    subject: 'La vérification en deux étapes de votre compte a changé',
    paragraphs: [
      `Sur l’administration du site, ${what}`,
      'Si ce changement vous surprend, prévenez aussitôt une personne qui administre le site.',
    ],
  })
}
