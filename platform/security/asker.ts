import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

import type { Asker } from './budget'

/** By the names that Node gives to headers. */
type Credentials = { authorization?: string; cookie?: string }

/**
 * Staff for whoever holds a session that the site with this `secret` has signed and whose hours are not over, in a
 * header or in the cookie; else a stranger. Enough to tell how much of a request is read, before the database is asked
 * who it is: a session that was ended by hand counts here until its hours are over.
 */
export function askerOf({ authorization, cookie }: Credentials, secret: string): Asker {
  const sent = /^(?:JWT|Bearer) (\S+)$/.exec(authorization ?? '')?.[1]
  const kept = /(?:^|;\s*)payload-token=([^;\s]+)/.exec(cookie ?? '')?.[1]
  return [sent, kept].some((token) => token && isValid(token, secret)) ? 'staff' : 'stranger'
}

/** Whether `token` is a JSON Web Token (RFC 7519) signed as Payload signs those of sessions, and not expired. */
function isValid(token: string, secret: string): boolean {
  const [header, claims, signature] = token.split('.')
  if (!claims || !signature) return false
  const expected = createHmac('sha256', keyFrom(secret)).update(`${header}.${claims}`).digest()
  const given = Buffer.from(signature, 'base64url')
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return false
  const { exp } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as { exp?: number }
  return typeof exp === 'number' && exp * 1000 > Date.now()
}

/** As Payload makes its own of the secret (`payload.secret`). */
const keyFrom = (secret: string): string =>
  createHash('sha256').update(secret).digest('hex').slice(0, 32)
