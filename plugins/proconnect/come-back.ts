import { createLocalReq, type Payload } from 'payload'
import { ZodError } from 'zod'

import { openSession } from '@/collections/users/open-session'
import { tellRefusedLogIn } from '@/collections/users/refused-log-ins'
import { inTransaction } from '@/platform/database/in-transaction'
import { byProgram } from '@/platform/program'
import { countAttempt, type Limit } from '@/platform/security/attempts'

import { accountFor, type Denial, keepIdentity } from './account'
import { forgetAttempt, readAttempt, writeIdToken } from './cookies'
import { type Identity, identityOf, NoSecondFactor } from './identity'
import { isOutage } from './provider'
import type { Screen } from './screens'
import type { ProConnectSettings } from './settings'

/** Each state serves once, on all instances, even if a copy of its cookie comes back. */
const ONCE: Limit = { name: 'proConnectState', times: 1, seconds: 15 * 60 }

/** What the return from ProConnect shows, and its cookies. */
type Return = { screen: Screen; cookies: string[] }

const withoutAttempt = (screen: Screen): Return => ({ screen, cookies: [forgetAttempt()] })

/** Ends a log-in: opens a session for the person whom ProConnect identified, if they have an account. */
export async function comeBack(
  payload: Payload,
  settings: ProConnectSettings,
  request: Request,
): Promise<Return> {
  const attempt = readAttempt(request.headers)
  const { search, searchParams } = new URL(request.url)
  const isOurs = attempt !== null && searchParams.get('state') === attempt.state
  if (!isOurs || (await countAttempt(ONCE, attempt.state)) !== null) {
    return withoutAttempt({ kind: 'interrupted' })
  }
  const identity = await identityOf(settings, search, attempt).catch((error: unknown) => {
    const msg = 'Une connexion par ProConnect a échoué'
    // The message of zod would repeat what the provider said of the person.
    const why = error instanceof ZodError ? { reason: 'incomplete identity' } : { err: error }
    payload.logger.warn({ ...why, msg })
    return screenOf(error)
  })
  if ('kind' in identity) return withoutAttempt(identity)
  const session = await sessionFor(payload, settings, identity, request.headers)
  if (!session) return withoutAttempt({ kind: 'denied' })
  const seconds = payload.collections.users.config.auth.tokenExpiration
  return {
    screen: { kind: 'signedIn', redirect: attempt.redirect },
    cookies: [forgetAttempt(), session, writeIdToken(identity.idToken, seconds)],
  }
}

function screenOf(error: unknown): Screen {
  const { error: code } = error as { error?: string }
  if (error instanceof NoSecondFactor || code === 'unmet_authentication_requirements') {
    return { kind: 'noSecondFactor' }
  }
  // The provider knows no such client or secret: trying again changes nothing.
  if (isOutage(error) || code === 'invalid_client') return { kind: 'down' }
  // Without an address, the person has no account.
  return error instanceof ZodError ? { kind: 'denied' } : { kind: 'interrupted' }
}

/** Returns the `Set-Cookie` value of a new session; null if the person may not sign in, which is recorded. */
async function sessionFor(
  payload: Payload,
  settings: ProConnectSettings,
  identity: Identity,
  headers: Headers,
): Promise<string | null> {
  const context = byProgram('ProConnect')
  const req = await createLocalReq({ context, req: { headers } }, payload)
  const { account, denial } = await accountFor(identity, settings, req)
  const refuse = async (reason: Denial) => {
    payload.logger.info({ reason, msg: 'Une connexion par ProConnect est refusée' })
    await tellRefusedLogIn(payload, { account, by: 'ProConnect' })
    return null
  }
  if (denial) return refuse(denial)
  try {
    return await inTransaction(req, async () => {
      await keepIdentity(account, identity, req)
      return await openSession(account.id, req)
    })
  } catch (error) {
    // Locked, or refused by a rule of the site.
    if (Number((error as { status?: number }).status) < 500) return refuse('account closed')
    throw error
  }
}
