import {
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client'

import { env } from '@/platform/env'

import { STEPS } from './address'
import type { Attempt } from './cookies'
import { providerOf, SECOND_FACTOR } from './provider'
import type { ProConnectSettings } from './settings'

/** What the site learns of a person. */
const SCOPE = 'openid given_name usual_name email uid siret idp_id'

/** Enough for all addresses of the admin; the cookie must hold the path. */
const LONGEST = 300

/**
 * Returns the path in the admin that `redirect` (the query of the log-in screen) names, else the dashboard. Never another
 * site: what a browser would take for another host or leave by `..` is resolved first.
 */
function adminPath(redirect: string | null): string {
  const { siteUrl } = env()
  if (!redirect || !URL.canParse(redirect, siteUrl)) return '/admin'
  const { origin, pathname, search } = new URL(redirect, siteUrl)
  const isScreen = /^\/admin(\/(?!login|logout)|$)/.test(pathname)
  const path = pathname + search
  return origin === siteUrl && isScreen && path.length <= LONGEST ? path : '/admin'
}

/** Begins a log-in: what the return must match, and the address at ProConnect. Rejects while the provider is down. */
export async function leaveForProConnect(
  settings: ProConnectSettings,
  redirect: string | null,
): Promise<{ attempt: Attempt; url: URL }> {
  const provider = await providerOf(settings)
  const attempt = {
    state: randomState(),
    nonce: randomNonce(),
    verifier: randomPKCECodeVerifier(),
    redirect: adminPath(redirect),
  }
  const url = buildAuthorizationUrl(provider, {
    redirect_uri: env().siteUrl + STEPS.back,
    scope: SCOPE,
    state: attempt.state,
    nonce: attempt.nonce,
    code_challenge: await calculatePKCECodeChallenge(attempt.verifier),
    code_challenge_method: 'S256',
    claims: JSON.stringify({ id_token: { acr: { essential: true, values: SECOND_FACTOR } } }),
  })
  return { attempt, url }
}
