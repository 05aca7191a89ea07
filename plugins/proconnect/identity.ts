import { authorizationCodeGrant, fetchUserInfo } from 'openid-client'
import { z } from 'zod'

import { env } from '@/platform/env'

import { STEPS } from './address'
import type { Attempt } from './cookies'
import { providerOf, SECOND_FACTOR } from './provider'
import type { ProConnectSettings } from './settings'

/** The person was identified, but not by a second factor. */
export class NoSecondFactor extends Error {}

const text = z.string().trim().min(1)

const claimsSchema = z.object({
  sub: text,
  given_name: text.optional().catch(undefined),
  usual_name: text.optional().catch(undefined),
  email: z.string().trim().toLowerCase().pipe(z.email()),
  /** Providers of ProConnect send only addresses that they manage. One may say that it has not checked it. */
  email_verified: z.boolean().default(true),
  siret: z.string().default(''),
  idp_id: z.string().default(''),
})

/** Who ProConnect says that a person is. `idToken`: what it wants back at the log-out. */
export type Identity = z.infer<typeof claimsSchema> & { idToken: string }

/**
 * Exchanges the code in `query`, which the browser brought back, for the identity of the person. Checks state, nonce, PKCE,
 * issuer, audience, dates, and the signatures of both tokens; throws an error of openid-client or zod if one is wrong,
 * NoSecondFactor if the person used none.
 */
export async function identityOf(
  settings: ProConnectSettings,
  query: string,
  { nonce, state, verifier }: Attempt,
): Promise<Identity> {
  const provider = await providerOf(settings)
  // Not the address of the request, whose host its sender chooses.
  const url = new URL(STEPS.back + query, env().siteUrl)
  const tokens = await authorizationCodeGrant(provider, url, {
    expectedNonce: nonce,
    expectedState: state,
    pkceCodeVerifier: verifier,
    idTokenExpected: true,
  })
  const { acr, sub } = tokens.claims()!
  if (typeof acr !== 'string' || !SECOND_FACTOR.includes(acr))
    throw new NoSecondFactor('no second factor')
  const claims = await fetchUserInfo(provider, tokens.access_token, sub)
  return { ...claimsSchema.parse(claims), idToken: tokens.id_token! }
}
