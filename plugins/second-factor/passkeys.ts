import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'

import { env } from '@/platform/env'

import type { Passkey } from './factors'

/** The site as passkeys know it: a passkey works only on the host name that created it. */
const site = () => ({ origin: env().siteUrl, host: new URL(env().siteUrl).hostname })

const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'base64url'))

const known = ({ id, transports }: Passkey) => ({ id, transports })

/** What the browser needs to create a passkey for an account. `challenge`: base64url. */
export const creationOptions = (
  account: { id: string; email: string; name?: string | null },
  passkeys: Passkey[],
  challenge: string,
) =>
  generateRegistrationOptions({
    rpName: 'Site EIG',
    rpID: site().host,
    userName: account.email,
    userDisplayName: account.name ?? account.email,
    userID: new Uint8Array(Buffer.from(account.id)),
    challenge: bytes(challenge),
    excludeCredentials: passkeys.map(known),
    // A second factor next to a password: the authenticator need not store it, nor ask for its own code.
    authenticatorSelection: { residentKey: 'discouraged', userVerification: 'preferred' },
  })

/** The new passkey in the answer of the browser; null if the answer is not valid for `challenge` on this site. */
export async function createdPasskey(
  response: unknown,
  challenge: string,
  name: string,
): Promise<Passkey | null> {
  const { host, origin } = site()
  const checked = await verifyRegistrationResponse({
    response: response as RegistrationResponseJSON,
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: host,
    requireUserVerification: false,
  }).catch(() => null)
  if (!checked?.verified) return null
  const { counter, id, publicKey, transports } = checked.registrationInfo.credential
  return {
    id,
    counter,
    transports,
    name,
    publicKey: Buffer.from(publicKey).toString('base64url'),
    addedAt: new Date().toISOString(),
  }
}

/** What the browser needs to use one of `passkeys`. */
export const assertionOptions = (passkeys: Passkey[], challenge: string) =>
  generateAuthenticationOptions({
    rpID: site().host,
    challenge: bytes(challenge),
    allowCredentials: passkeys.map(known),
    userVerification: 'preferred',
  })

/**
 * The passkey that signed `challenge` on this site, with its new counter; null if none of `passkeys` did, or if the counter
 * went back, which a copied key would show.
 */
export async function usedPasskey(
  response: unknown,
  passkeys: Passkey[],
  challenge: string,
): Promise<Passkey | null> {
  const passkey = passkeys.find(({ id }) => id === (response as { id?: unknown } | null)?.id)
  if (!passkey) return null
  const { host, origin } = site()
  const checked = await verifyAuthenticationResponse({
    response: response as AuthenticationResponseJSON,
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: host,
    credential: { ...passkey, publicKey: bytes(passkey.publicKey) },
    requireUserVerification: false,
  }).catch(() => null)
  return checked?.verified ? { ...passkey, counter: checked.authenticationInfo.newCounter } : null
}
