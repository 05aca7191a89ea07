import { createLocalReq, logoutOperation, type Payload } from 'payload'
import { generateExpiredPayloadCookie } from 'payload/shared'
import { buildEndSessionUrl, randomState } from 'openid-client'

import { env } from '@/platform/env'

import { STEPS } from './address'
import { forgetIdToken, forgetLogOut, readIdToken, readLogOut, writeLogOut } from './cookies'
import { providerOf } from './provider'
import type { Screen } from './screens'
import type { ProConnectSettings } from './settings'

/** Where a log-out leads: another address, or a screen. */
type Left = { cookies: string[] } & ({ location: string } | { screen: Screen })

/**
 * Ends the session of this site, then that of ProConnect if it was opened by ProConnect. While the provider is down, the
 * session of this site ends all the same.
 */
export async function logOut(
  payload: Payload,
  settings: ProConnectSettings,
  { headers }: Request,
): Promise<Left> {
  const { collections, config } = payload
  const collection = collections.users
  const { user } = await payload.auth({ headers })
  if (user?.collection === 'users') {
    const req = await createLocalReq({ user, req: { headers } }, payload)
    await logoutOperation({ collection, req })
  }
  const ended = generateExpiredPayloadCookie({
    collectionAuthConfig: collection.config.auth,
    cookiePrefix: config.cookiePrefix,
  })
  const cookies = [ended, forgetIdToken()]
  const idToken = readIdToken(headers)
  if (!idToken) return { cookies, location: `${config.routes.admin}/login` }
  try {
    const state = randomState()
    const url = buildEndSessionUrl(await providerOf(settings), {
      id_token_hint: idToken,
      state,
      post_logout_redirect_uri: env().siteUrl + STEPS.loggedOut,
    })
    // ProConnect refuses what it does not know; the token names the client.
    url.searchParams.delete('client_id')
    return { cookies: [...cookies, writeLogOut(state)], location: url.href }
  } catch (err) {
    payload.logger.warn({ err, msg: 'La session de ProConnect n’a pas pu être fermée' })
    return { cookies, screen: { kind: 'loggedOutHere' } }
  }
}

/** The return from the log-out: only one that this site asked for is believed. */
export function loggedOut(request: Request): Left {
  const asked = readLogOut(request.headers)
  const isOurs = asked !== null && new URL(request.url).searchParams.get('state') === asked.state
  return { cookies: [forgetLogOut()], screen: { kind: isOurs ? 'loggedOut' : 'interrupted' } }
}
