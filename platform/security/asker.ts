import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { isIPv6 } from 'node:net'

import { CLOCKS_AGREE_MS } from '@/platform/clocks'
import { CLIENT_ADDRESS } from '@/platform/http/request-id'

import type { Asker } from './budget'

/** By the names that Node gives to headers. */
type Credentials = { authorization?: string; cookie?: string }

/** Staff if `sessionAccount` finds an account; else an anonymous visitor. */
export const askerOf = (credentials: Credentials, secret: string): Asker =>
  sessionAccount(credentials, secret) === null ? 'anonymous' : 'staff'

/**
 * The id of the account whose session, signed with `secret` and not expired, is in the header or in the cookie; null without
 * one. It decides how much of a request is read before the database is asked, so a session that was ended early still counts
 * here until it expires.
 */
export function sessionAccount(credentials: Credentials, secret: string): string | null {
  const { sent, kept } = tokensOf(credentials)
  const token = [sent, kept].find((one) => one && isValid(one, secret))
  return token === undefined ? null : String(claimsOf(token).id)
}

/** The tokens of sessions: `sent` in a header, `kept` in the cookie. */
const tokensOf = ({ authorization, cookie }: Credentials) => ({
  sent: /^(?:JWT|Bearer) (\S+)$/.exec(authorization ?? '')?.[1],
  kept: COOKIE.exec(cookie ?? '')?.[1],
})

const COOKIE = /(?:^|;\s*)payload-token=([^;\s]+)/

/**
 * Removes from `headers` each session made later than now: the clock has been set back since, and Payload would keep the
 * session for as long as the clock had been ahead.
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

/** What a token says of itself, signed or not; nothing if it cannot be read. */
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

/** Whether `token` is a JSON Web Token (RFC 7519) signed as Payload signs those of sessions, and not expired. */
function isValid(token: string, secret: string): boolean {
  const [header, claims, signature] = token.split('.')
  if (!claims || !signature) return false
  const expected = createHmac('sha256', keyFrom(secret)).update(`${header}.${claims}`).digest()
  const given = Buffer.from(signature, 'base64url')
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return false
  const { exp } = claimsOf(token)
  return typeof exp === 'number' && exp * 1000 > Date.now()
}

/** As Payload makes its own of the secret (`payload.secret`). */
const keyFrom = (secret: string): string =>
  createHash('sha256').update(secret).digest('hex').slice(0, 32)

/** Whose attempts are counted together. '' when the request came from no connection, as from the site's own code. */
export const whoAsks = (headers: Headers): string => clientAt(headers.get(CLIENT_ADDRESS) ?? '')

/** Who is at `address`: one IPv4 address, one IPv6 network (a subscriber holds all 2^64 addresses of a /64, RFC 6177). */
export function clientAt(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped) return mapped
  return isIPv6(address) ? networkOf(address, 64) : address
}

/** The /56 and the /48 of whoever asks over IPv6; null over IPv4. */
export function widerNetworks(headers: Headers): { in56: string; in48: string } | null {
  const address = headers.get(CLIENT_ADDRESS) ?? ''
  if (!isIPv6(address) || /^::ffff:\d+\./i.test(address)) return null
  return { in56: networkOf(address, 56), in48: networkOf(address, 48) }
}

/** The first `bits` of an IPv6 address, 64 at most, its groups written in full. A zone (`%eth0`) stands behind the last. */
function networkOf(address: string, bits: 64 | 56 | 48): string {
  const parts = address.split('::')
  const [head = [], tail = []] = parts.map((part) => part.split(':').filter(Boolean))
  const groups = [...head, ...Array<string>(8 - head.length - tail.length).fill('0'), ...tail]
  const network = groups.slice(0, Math.ceil(bits / 16)).map((group) => parseInt(group, 16))
  if (bits === 56) network[3]! &= 0xff00
  return `${network.map((group) => group.toString(16)).join(':')}::/${bits}`
}
