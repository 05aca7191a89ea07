import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { isIPv6 } from 'node:net'

import { CLOCKS_AGREE_MS } from '@/platform/clocks'
import { CLIENT_ADDRESS } from '@/platform/http/request-id'

import type { CallerKind } from './budget'

/** Headers, by the lower-case names that Node gives them. */
type Credentials = { authorization?: string; cookie?: string }

/** Returns `staff` if `sessionAccount` finds an account, else `anonymous`. */
export const callerKindOf = (credentials: Credentials, secret: string): CallerKind =>
  sessionAccount(credentials, secret) === null ? 'anonymous' : 'staff'

/**
 * Returns the id of the account whose session is in the `Authorization` header or in the cookie, signed with `secret` and
 * not expired; null if there is none. The result decides how much of a request to read, before any database query, so a
 * session that was ended early counts until it expires.
 */
export function sessionAccount(credentials: Credentials, secret: string): string | null {
  const { sent, kept } = tokensOf(credentials)
  const token = [sent, kept].find((one) => one && isValid(one, secret))
  return token === undefined ? null : String(claimsOf(token).id)
}

/** The session tokens: `sent` in the `Authorization` header, `kept` in the cookie. */
const tokensOf = ({ authorization, cookie }: Credentials) => ({
  sent: /^(?:JWT|Bearer) (\S+)$/.exec(authorization ?? '')?.[1],
  kept: COOKIE.exec(cookie ?? '')?.[1],
})

const COOKIE = /(?:^|;\s*)payload-token=([^;\s]+)/

/**
 * Removes from `headers` any session created in the future: the clock has been set back since, and Payload would keep the
 * session valid too long, by as much as the clock was ahead.
 */
export function forgetFutureSession(headers: Credentials): void {
  const { sent, kept } = tokensOf(headers)
  if (sent && isOfTheFuture(sent)) delete headers.authorization
  if (kept && isOfTheFuture(kept)) headers.cookie = headers.cookie?.replace(COOKIE, '')
}

function isOfTheFuture(token: string): boolean {
  const { iat } = claimsOf(token)
  return typeof iat === 'number' && iat * 1000 > Date.now() + CLOCKS_AGREE_MS
}

/** The claims of a token, whether its signature is valid or not; empty if the token cannot be read. */
function claimsOf(token: string): { exp?: unknown; iat?: unknown; id?: unknown } {
  try {
    const claims: unknown = JSON.parse(
      Buffer.from(token.split('.')[1] ?? '', 'base64url').toString(),
    )
    return claims !== null && typeof claims === 'object' ? claims : {}
  } catch {
    return {}
  }
}

/** Whether `token` is a JSON Web Token (RFC 7519) that has not expired and is signed as Payload signs sessions. */
function isValid(token: string, secret: string): boolean {
  const [header, claims, signature] = token.split('.')
  if (!claims || !signature) return false
  const expected = createHmac('sha256', keyFrom(secret)).update(`${header}.${claims}`).digest()
  const given = Buffer.from(signature, 'base64url')
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return false
  const { exp } = claimsOf(token)
  return typeof exp === 'number' && exp * 1000 > Date.now()
}

/** Derives the signing key from the secret as Payload does (`payload.secret`). */
const keyFrom = (secret: string): string =>
  createHash('sha256').update(secret).digest('hex').slice(0, 32)

/**
 * Returns the client (see `clientAt`) to count attempts by; '' when the request came from no connection, such as from the
 * site's own code.
 */
export const callerAddress = (headers: Headers): string =>
  clientAt(headers.get(CLIENT_ADDRESS) ?? '')

/**
 * Returns the client at `address`: one IPv4 address, or one IPv6 /64 network, since a subscriber holds all of its 2^64
 * addresses (RFC 6177).
 */
export function clientAt(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped) return mapped
  return isIPv6(address) ? networkOf(address, 64) : address
}

/** Returns the /56 and the /48 network of an IPv6 client; null for an IPv4 client. */
export function widerNetworks(headers: Headers): { in56: string; in48: string } | null {
  const address = headers.get(CLIENT_ADDRESS) ?? ''
  if (!isIPv6(address) || /^::ffff:\d+\./i.test(address)) return null
  return { in56: networkOf(address, 56), in48: networkOf(address, 48) }
}

/**
 * The network made of the first `bits` of an IPv6 address, at most 64, with its groups written in full. A zone (`%eth0`)
 * follows the last group, so it is dropped.
 */
function networkOf(address: string, bits: 64 | 56 | 48): string {
  const parts = address.split('::')
  const [head = [], tail = []] = parts.map((part) => part.split(':').filter(Boolean))
  const groups = [...head, ...Array<string>(8 - head.length - tail.length).fill('0'), ...tail]
  const network = groups.slice(0, Math.ceil(bits / 16)).map((group) => parseInt(group, 16))
  if (bits === 56) network[3]! &= 0xff00
  return `${network.map((group) => group.toString(16)).join(':')}::/${bits}`
}
