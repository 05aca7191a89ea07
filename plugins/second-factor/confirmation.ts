import type { PayloadRequest } from 'payload'
import { z } from 'zod'

import { bodyOf } from '@/editing/endpoint'
import type { User } from '@/payload-types'
import { Refusal } from '@/platform/refusal'

import { checkGiven, givenSchema } from './check'
import { confirmedCookie, factorsToConfirm, sessionOf } from './confirmed'
import { endpoint, NOT_UNDERSTOOD } from './endpoint'
import { type Factors, factorsOf, hasFactor } from './factors'
import { newTicket } from './log-in'
import { assertionOptions } from './passkeys'
import { openTicket, sealTicket } from './ticket'
import type { AskedConfirmation, ConfirmationView } from './view'

const sentSchema = z.object({ ticket: z.string(), secondFactor: givenSchema })

/** The endpoints of the dialog « Confirmez que c’est bien vous ». */
export const confirmationEndpoints = [
  endpoint('get', '/confirmation', async (req, user): Promise<ConfirmationView> => {
    const factors = await factorsToConfirm(user, req)
    if (!factors) return { asked: null }
    return { asked: hasFactor(factors) ? await waysOf(factors, user, req) : NO_WAY }
  }),

  endpoint('post', '/confirmation', async (req, user) => {
    const { secondFactor, ticket } = await bodyOf(req, sentSchema, NOT_UNDERSTOOD)
    const opened = openTicket(ticket, 'confirmation', req.payload.secret)
    const session = sessionOf(req)
    // Without the second check, an open session could give the account its first factor, without the password.
    if (!session || opened?.account !== user.id || !hasFactor(await factorsOf(user.id, req))) {
      throw new Refusal('Plus de cinq minutes se sont écoulées : fermez, puis recommencez.', 400)
    }
    await checkGiven(opened, secondFactor, req)
    req.responseHeaders = new Headers({ 'Set-Cookie': confirmedCookie(session, req) })
    return {}
  }),
]

const NO_WAY: AskedConfirmation = { passkey: null, ticket: null }

/** What the browser needs for each way to confirm. */
async function waysOf(
  { passkeys }: Factors,
  user: User,
  req: PayloadRequest,
): Promise<AskedConfirmation> {
  const made = newTicket(user.id)
  return {
    passkey: passkeys.length ? await assertionOptions(passkeys, made.challenge) : null,
    ticket: sealTicket(made, 'confirmation', req.payload.secret),
  }
}
