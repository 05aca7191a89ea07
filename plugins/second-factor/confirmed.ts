import { parseCookies, type PayloadRequest } from 'payload'
import { z } from 'zod'

import { isStaff } from '@/access/roles'
import type { User } from '@/payload-types'
import { Refusal } from '@/platform/refusal'
import { seal, unseal } from '@/platform/security/sealed'

import { cookieOf } from './cookie'
import { type Factors, factorsOf, hasFactor } from './factors'
import { isRequiredFor } from './settings'
import { CONFIRMATION_ASKED } from './view'

/** How long a confirmation, or the log-in itself, holds. */
const SECONDS = 10 * 60

/** Holds the confirmation of one session. */
const COOKIE = 'eig-confirmed'
const PURPOSE = 'second factor, confirmed session'
const confirmedSchema = z.object({ session: z.string(), expiresAt: z.number() })

/** The id of the session that `req` belongs to; undefined outside a session. */
export const sessionOf = ({ user }: PayloadRequest) => (user as { _sid?: string } | null)?._sid

/**
 * Refuses (403) the request of a person who has or needs a second factor, and neither confirmed it nor opened the session in
 * the last ten minutes. A session that ProConnect opened is no exception: its provider checked a second factor at its start.
 */
export async function refuseUnconfirmed(req: PayloadRequest): Promise<void> {
  const { user } = req
  if (!isStaff(user)) return
  const factors = await factorsToConfirm(user, req)
  if (!factors) return
  req.responseHeaders = new Headers(req.responseHeaders)
  req.responseHeaders.append('Server-Timing', CONFIRMATION_ASKED)
  throw new Refusal(hasFactor(factors) ? CONFIRM : LOG_IN, 403)
}

const CONFIRM =
  'Confirmez que c’est bien vous, avec votre clé d’accès ou un code : cette action le demande, et votre dernière vérification date de plus de dix minutes.'
const LOG_IN =
  'Reconnectez-vous pour faire cette action : votre rôle demande une vérification en deux étapes, et la dernière date de plus de dix minutes.'

/** The second factors with which `user` must confirm who they are, possibly none; null if there is nothing to ask. */
export async function factorsToConfirm(user: User, req: PayloadRequest): Promise<Factors | null> {
  const factors = await factorsOf(user.id, req)
  if (!hasFactor(factors) && !isRequiredFor(user)) return null
  const session = sessionOf(req)
  if (session && (isConfirmed(session, req) || (await isNew(session, user, req)))) return null
  return factors
}

function isConfirmed(session: string, { headers, payload }: PayloadRequest): boolean {
  const sealed = parseCookies(headers).get(COOKIE) ?? ''
  const { data } = confirmedSchema.safeParse(unseal(PURPOSE, sealed, payload.secret))
  return data?.session === session && data.expiresAt > Date.now()
}

/** Whether the session was opened in the last ten minutes: opening it asked for all that a confirmation asks for. */
async function isNew(session: string, { id }: User, req: PayloadRequest): Promise<boolean> {
  const where = { id: { equals: id } }
  const account = await req.payload.db.findOne<User>({ collection: 'users', where, req })
  const { createdAt } = account?.sessions?.find((one) => one.id === session) ?? {}
  return Boolean(createdAt && Date.parse(createdAt) > Date.now() - SECONDS * 1000)
}

/** The `Set-Cookie` header that confirms this session for ten minutes. */
export const confirmedCookie = (session: string, { payload }: PayloadRequest): string => {
  const expiresAt = Date.now() + SECONDS * 1000
  return cookieOf(COOKIE, seal(PURPOSE, { session, expiresAt }, payload.secret), SECONDS)
}
