import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'

/** What a link stands for: one page, until an instant. `id`: of the stored link. */
export type ShareLink = { id: string; pageId: string; expiresAt: Date }

/**
 * The last segment of a share link's address, `<id>.<expiry>.<signature>`: the expiry in milliseconds since 1970, the
 * signature over id, page and expiry. `secret` is the site's.
 */
export function shareToken({ id, pageId, expiresAt }: ShareLink, secret: string): string {
  const expiry = expiresAt.getTime()
  const signature = createHmac('sha256', keyFrom(secret)).update(`${id}.${pageId}.${expiry}`)
  return `${id}.${expiry}.${signature.digest('base64url')}`
}

/**
 * Whether `token` is that of `link`, to the character: several base64url texts decode to the same bytes, so texts are
 * compared. In constant time: how far they agree must not be measurable.
 */
export function isTokenOf(link: ShareLink, token: string, secret: string): boolean {
  const [given, expected] = [Buffer.from(token), Buffer.from(shareToken(link, secret))]
  return given.length === expected.length && timingSafeEqual(given, expected)
}

/** The id that `token` names; null when it is no token at all. */
export const idOfToken = (token: string): string | null =>
  /^([\w-]{1,64})\.\d{1,15}\.[\w-]{43}$/.exec(token)?.[1] ?? null

/** A key of its own, derived by HKDF (RFC 5869): the secret also signs sessions, which a link must not help to forge. */
const keyFrom = (secret: string) =>
  Buffer.from(hkdfSync('sha256', secret, '', 'eig share links, version 1', 32))
