import type { PayloadRequest } from 'payload'
import { z } from 'zod'

import { countTry } from '@/collections/users/count-log-ins'
import { tellRefusedLogIn } from '@/collections/users/refused-log-ins'
import { Refusal } from '@/platform/refusal'
import { countAttempt, forgetAttempts, type Limit } from '@/platform/security/attempts'

import { stepOf } from './codes'
import { changeFactors, type Factors, factorsOf, hasFactor } from './factors'
import { usedPasskey } from './passkeys'
import { recoveryDigest } from './recovery-codes'
import type { Ticket } from './ticket'

/** By account, from all client addresses: only a person who has the password can reach it. */
const TRIES: Limit = { name: 'secondFactor', times: 5, seconds: 15 * 60 }

/** A ticket, so a challenge, serves once. */
const TICKETS: Limit = { name: 'secondFactorTicket', times: 1, seconds: 10 * 60 }

/**
 * By account and last change of its factors: two log-ins at the same instant both read that a code is unused, and only one may
 * use it. The slowest log-in takes less time.
 */
const USES: Limit = { name: 'secondFactorUse', times: 1, seconds: 60 }

/** What a person sends as a second factor: a code (six digits, or a recovery code), or the answer of a passkey. */
export const givenSchema = z.union([
  z.object({ code: z.string().trim().min(1).max(40) }),
  z.object({ passkey: z.record(z.string(), z.unknown()) }),
])

type Given = z.infer<typeof givenSchema>

/**
 * Checks the second factor `given` by the account of `ticket`, and stores that it was used. An account without a second factor
 * adds the code application whose secret is in the ticket. Throws a Refusal: 403 for a wrong one, 429 after five of them.
 */
export async function checkGiven(ticket: Ticket, given: Given, req: PayloadRequest): Promise<void> {
  const account = ticket.account
  await countTry(TRIES, account, req)
  const factors = await factorsOf(account, req)
  const changes = await changesBy(given, factors, ticket, req)
  const use = `${account} ${factors.updatedAt}`
  if (!changes || (hasFactor(factors) && (await countAttempt(USES, use)) !== null)) {
    throw await wrong(given, account, req)
  }
  await countTry(TICKETS, ticket.id, req)
  await changeFactors(account, changes, req)
  await forgetAttempts(TRIES, account)
}

/** The refusal of a wrong second factor, which the log of what staff do records. */
async function wrong(given: Given, id: string, { payload }: PayloadRequest): Promise<Refusal> {
  const account = await payload.findByID({ collection: 'users', id, depth: 0, disableErrors: true })
  await tellRefusedLogIn(payload, { account, by: 'vérification en deux étapes' })
  return new Refusal('code' in given ? WRONG_CODE : WRONG_PASSKEY, 403)
}

const WRONG_CODE =
  'Ce code n’est pas le bon, ou il a déjà servi. Saisissez celui que votre application montre maintenant, ou un code de secours.'
const WRONG_PASSKEY =
  'Cette clé d’accès n’est pas l’une des vôtres. Réessayez avec une autre, ou saisissez un code.'

/** What the use of `given` changes in `factors`; null if it is wrong. */
async function changesBy(
  given: Given,
  factors: Factors,
  ticket: Ticket,
  req: PayloadRequest,
): Promise<Partial<Factors> | null> {
  if ('passkey' in given) {
    const used = await usedPasskey(given.passkey, factors.passkeys, ticket.challenge)
    return used && { passkeys: factors.passkeys.map((one) => (one.id === used.id ? used : one)) }
  }
  if (!hasFactor(factors)) return addedCode(ticket.codeSecret, given.code, req)
  const { codeSecret, lastStep, recoveryCodes } = factors
  const secret = codeSecret && req.payload.decrypt(codeSecret)
  const step = secret ? await stepOf(given.code, secret, lastStep) : null
  if (step !== null) return { lastStep: step }
  const digest = recoveryDigest(given.code)
  const left = recoveryCodes.filter((one) => one !== digest)
  return left.length < recoveryCodes.length ? { recoveryCodes: left } : null
}

/** The code application with this `secret`, if `code` comes from it; null otherwise. */
export async function addedCode(
  secret: string,
  code: string,
  { payload }: PayloadRequest,
): Promise<Partial<Factors> | null> {
  const lastStep = await stepOf(code, secret)
  return lastStep === null ? null : { codeSecret: payload.encrypt(secret), lastStep }
}
