import type { KeyObject } from 'node:crypto'

import {
  allowInsecureRequests,
  ClientSecretPost,
  type Configuration,
  discovery,
  enableNonRepudiationChecks,
  PrivateKeyJwt,
} from 'openid-client'

import { isLoopback, type ProConnectSettings } from './settings'

/** The second factor, at any level of identity: what ProConnect calls `acr`. */
export const SECOND_FACTOR = ['eidas0-mfa', 'eidas1-mfa', 'eidas2', 'eidas3']

/** A person waits for the answer of the provider. */
const TIMEOUT_S = 5

/**
 * How long what the provider says of itself, or its silence, is remembered: so that clicks do not add up, and that the button
 * soon knows whether the provider answers.
 */
const CURRENT_MS = 10_000

/** Not shared by the process: each copy of this module has its own class, and the library refuses the others. */
const known = new WeakMap<ProConnectSettings, { until: number; provider: Promise<Configuration> }>()

/**
 * Returns the provider of `settings`, from what it says of itself (OpenID Connect Discovery). Rejects while it does not answer,
 * or if it answers as another issuer.
 */
export function providerOf(settings: ProConnectSettings): Promise<Configuration> {
  const kept = known.get(settings)
  if (kept && Date.now() < kept.until) return kept.provider
  const provider = discover(settings)
  known.set(settings, { provider, until: Date.now() + CURRENT_MS })
  return provider
}

async function discover(settings: ProConnectSettings): Promise<Configuration> {
  const { clientId, credential, issuer, signingAlg } = settings
  const signed = {
    id_token_signed_response_alg: signingAlg,
    // Without it, an unsigned answer would be accepted.
    userinfo_signed_response_alg: signingAlg,
  }
  const authentication =
    typeof credential === 'string'
      ? ClientSecretPost(credential)
      : PrivateKeyJwt(await cryptoKey(credential))
  return discovery(issuer, clientId, signed, authentication, {
    timeout: TIMEOUT_S,
    execute: [
      // By default the library trusts TLS, and checks no signature.
      enableNonRepudiationChecks,
      ...(isLoopback(issuer) ? [allowInsecureRequests] : []),
    ],
  })
}

const cryptoKey = (key: KeyObject): Promise<CryptoKey> =>
  crypto.subtle.importKey(
    'pkcs8',
    key.export({ type: 'pkcs8', format: 'der' }),
    key.asymmetricKeyType === 'rsa'
      ? { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
      : { name: 'ECDSA', namedCurve: 'P-256' },
    false,
    ['sign'],
  )

/** Whether `error` says that the provider does not answer, rather than what it answered. */
export const isOutage = (error: unknown): boolean =>
  [error, (error as Error).cause].some((one) =>
    one instanceof Response
      ? one.status >= 500
      : SILENCES.test(`${(one as Error | undefined)?.name} ${(one as Error | undefined)?.message}`),
  )

/** The errors of `fetch`. By their names: Next and the library each wrap them in classes of their own. */
const SILENCES = /^TimeoutError |^TypeError fetch failed$/
