import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'

/** A share link: gives access to one page until an instant. `id`: of the stored link. */
export type ShareLink = { id: string; pageId: string; expiresAt: Date }

/**
 * The last segment of a share link address, `<id>.<expiry>.<signature>`. The expiry is in milliseconds since 1970. The
 * signature covers the id, the page and the expiry. `secret`: the secret of the site.
 */
export function shareToken({ id, pageId, expiresAt }: ShareLink, secret: string): string {
  const expiry = expiresAt.getTime()
  const signature = createHmac('sha256', keyFrom(secret)).update(`${id}.${pageId}.${expiry}`)
  return `${id}.${expiry}.${signature.digest('base64url')}`
}

/**
 * Whether `token` is exactly the token of `link`. Compares texts, because several base64url texts decode to the same
 * bytes, and in constant time, so that timing does not reveal a partial match.
 */
export function isTokenOf(link: ShareLink, token: string, secret: string): boolean {
  const [given, expected] = [Buffer.from(token), Buffer.from(shareToken(link, secret))]
  return given.length === expected.length && timingSafeEqual(given, expected)
}

/** The link id in `token`; null if it is not a token. */
export const idOfToken = (token: string): string | null =>
  /^([\w-]{1,64})\.\d{1,15}\.[\w-]{43}$/.exec(token)?.[1] ?? null

/** A separate key, derived with HKDF (RFC 5869): the secret also signs sessions, and a link must not help to forge one. */
const keyFrom = (secret: string) =>
  Buffer.from(hkdfSync('sha256', secret, '', 'eig share links, version 1', 32))
