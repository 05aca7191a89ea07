import { randomBytes, randomUUID } from 'node:crypto'

import {
  parseCookies,
  type CollectionBeforeLoginHook,
  type CollectionBeforeOperationHook,
  type Endpoint,
  type PayloadRequest,
} from 'payload'
import { z } from 'zod'

import { changeSessions } from '@/collections/users/change-sessions'
import { isIdentityProved, openSession } from '@/collections/users/open-session'
import { sessionCookie } from '@/collections/users/sessions'
import type { User } from '@/payload-types'
import { Refusal } from '@/platform/refusal'

import { checkGiven, givenSchema } from './check'
import { newCodeSecret } from './codes'
import { cookieOf } from './cookie'
import { factorsOf, hasFactor } from './factors'
import { isRequiredFor } from './settings'
import { openTicket, sealTicket, type Ticket, TICKET_SECONDS } from './ticket'

/** Holds the ticket between the password and the second factor. */
const COOKIE = 'eig-second-factor'

/** The password was right, and the second factor is to come. */
class SecondFactorAsked extends Error {
  constructor(readonly account: string) {
    super('second factor')
  }
}

/** Before a password is replaced through an emailed link: marks the request, because a link is not a second factor. */
export const markReset: CollectionBeforeOperationHook = ({ operation, req }) => {
  if (operation === 'resetPassword') req.context.isPasswordReset = true
}

/**
 * Before a session opens: refuses it if the account has a second factor, or needs one, that this request did not check. After
 * a new password, the session that Payload opened is closed instead, so that the person logs in with the second factor.
 */
export const askSecondFactor: CollectionBeforeLoginHook<User> = async ({ req, user }) => {
  if (isIdentityProved(req) || isFirstAccount(req)) return
  if (!hasFactor(await factorsOf(user.id, req)) && !isRequiredFor(user)) return
  if (!req.context.isPasswordReset) throw new SecondFactorAsked(user.id)
  await changeSessions(user.id, req, () => ({ sessions: [] }))
}

/** The first account is created by a person who reads the log of the server, and has no second factor yet. */
const isFirstAccount = ({ pathname }: PayloadRequest) =>
  /\/users\/first-register\/?$/i.test(pathname ?? '')

/**
 * `POST /api/users/login`, in place of Payload's: with an address and a password, opens a session or answers that the second
 * factor is to come (`isSecondFactorAsked`, and a ticket in a cookie); with that cookie and `secondFactor`, opens the session.
 */
export const logInEndpoint: Endpoint = {
  path: '/login',
  method: 'post',
  handler: async (req) =>
    req.data?.secondFactor === undefined ? withPassword(req) : withSecondFactor(req),
}

const text = z.string().catch('')
const passwordSchema = z.object({ email: text, password: text }).catch({ email: '', password: '' })

async function withPassword(req: PayloadRequest): Promise<Response> {
  const data = passwordSchema.parse(req.data)
  try {
    const opened = await req.payload.login({
      collection: 'users',
      data,
      overrideAccess: false,
      req,
    })
    const headers = { 'Set-Cookie': sessionCookie(opened.token!, req.payload) }
    return Response.json({ message: req.t('authentication:passed'), ...opened }, { headers })
  } catch (error) {
    if (!(error instanceof SecondFactorAsked)) throw error
    const ticket = sealTicket(newTicket(error.account), 'log-in', req.payload.secret)
    const headers = { 'Set-Cookie': cookieOf(COOKIE, ticket, TICKET_SECONDS) }
    return Response.json({ isSecondFactorAsked: true }, { headers })
  }
}

/** A ticket about an account, with what each kind of second factor needs. */
export const newTicket = (account: string): Ticket => ({
  id: randomUUID(),
  account,
  challenge: randomBytes(32).toString('base64url'),
  codeSecret: newCodeSecret(),
})

async function withSecondFactor(req: PayloadRequest): Promise<Response> {
  const ticket = ticketOf(req)
  if (!ticket) throw new Refusal(TOO_LATE, 403)
  const given = givenSchema.safeParse(req.data?.secondFactor).data
  if (!given) throw new Refusal('Saisissez un code, ou utilisez une clé d’accès.', 400)
  await checkGiven(ticket, given, req)
  const headers = new Headers({ 'Set-Cookie': await openSession(ticket.account, req) })
  headers.append('Set-Cookie', cookieOf(COOKIE, '', 0))
  return Response.json({ message: req.t('authentication:passed') }, { headers })
}

const TOO_LATE =
  'Plus de cinq minutes se sont écoulées depuis votre mot de passe : reconnectez-vous.'

/** The ticket of a person who gave the password less than five minutes ago; null without one. */
export const ticketOf = ({ headers, payload }: Pick<PayloadRequest, 'headers' | 'payload'>) =>
  openTicket(parseCookies(headers).get(COOKIE), 'log-in', payload.secret)
