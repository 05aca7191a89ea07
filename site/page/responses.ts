import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

import Negotiator from 'negotiator'

import type { ErrorStatus } from '@/components/page/ErrorDocument'
import { RETRY_AFTER } from '@/platform/health/words'
import { ENCODED_AS } from '@/platform/http/request-id'
import type { CachedPage } from '@/site/page-cache'

export const HTML = 'text/html; charset=utf-8'

/** Browsers and proxies may keep a copy, but must check each time that it is still current. */
const REVALIDATE = 'public, max-age=0, must-revalidate'

/**
 * Returns the page or feed, or 304 when the client already holds it. `state` says in a header where it came from: `hit`,
 * `miss`, or `stale` when the database could not be read. `knownAt`: an instant at which it was known to be current.
 *
 * Last-Modified is rounded up, and never after `knownAt`: any change comes later, so that the page rendered then has a later
 * date, even within the same second. A date taken from the documents would go back when one is deleted.
 */
export async function documentResponse(
  request: Request,
  page: CachedPage,
  state: 'hit' | 'miss' | 'stale',
  knownAt: Date,
): Promise<Response> {
  const encoding = encodingFor(request.headers, page)
  const renderedBy = Math.ceil(page.renderedAt.getTime() / 1000) * 1000
  const headers = {
    'Cache-Control': REVALIDATE,
    ETag: encodedTag(page.etag, encoding),
    Vary: 'Accept-Encoding',
    // `toUTCString` rounds down to whole seconds.
    'Last-Modified': new Date(Math.min(renderedBy, knownAt.getTime())).toUTCString(),
    'X-Page-Cache': state,
    ...(page.robots && { 'X-Robots-Tag': page.robots }),
  }
  if (isHeld(request.headers, { etag: headers.ETag, lastModified: new Date(renderedBy) })) {
    return new Response(null, { status: 304, headers })
  }
  const body = encoding ? await encoded(page, encoding) : page.body
  const response = new Response(body, { headers: { ...headers, 'Content-Type': page.type } })
  if (encoding) response.headers.set(ENCODED_AS, encoding)
  return response
}

/** RFC 9110, 8.8.3.3: each encoding is a separate representation, with its own strong validator. */
const encodedTag = (etag: string, encoding: Encoding | null): string =>
  encoding ? `${etag.slice(0, -1)}-${encoding}"` : etag

/**
 * Returns a redirect to `path`, which is in the site or an absolute address elsewhere. Permanent ones are 308, yet
 * revalidated: staff may give an old address to a new page.
 */
export function redirectResponse(path: string, permanent: boolean): Response {
  return new Response(null, {
    status: permanent ? 308 : 307,
    headers: { Location: path, 'Cache-Control': REVALIDATE },
  })
}

/**
 * Returns an error page. Without `html` (its own rendering failed), sends a plain sentence. Only a 404 may be cached, so
 * that a proxy can replace its copy of a page that was unpublished.
 */
export function errorResponse(status: ErrorStatus, html: string | null): Response {
  return new Response(html ?? 'Erreur inattendue. Revenez un peu plus tard.', {
    status,
    headers: {
      'Content-Type': html ? HTML : 'text/plain; charset=utf-8',
      'Cache-Control': status === 404 ? REVALIDATE : 'no-store',
      'X-Robots-Tag': 'noindex',
      ...(status === 503 && { 'Retry-After': RETRY_AFTER }),
    },
  })
}

/** Returns a page for this caller only: no one may cache it, and search engines may not index it. */
export const privateResponse = (html: string, status = 200): Response =>
  new Response(html, {
    status,
    headers: {
      'Content-Type': HTML,
      'Cache-Control': 'private, no-store',
      'X-Robots-Tag': 'noindex, nofollow',
    },
  })

/** Identifies one version of a document (RFC 9110, 8.8). Without a date, only its bytes identify it. */
type Validators = { etag: string; lastModified?: Date }

/**
 * Whether the sender of `headers` already holds that version. If-None-Match, when present, decides alone (RFC 9110, 13.2.2).
 */
export function isHeld(headers: Headers, { etag, lastModified }: Validators): boolean {
  const ifNoneMatch = headers.get('If-None-Match')
  if (ifNoneMatch !== null) return matches(ifNoneMatch, etag)
  return httpDate(headers.get('If-Modified-Since') ?? '') >= (lastModified?.getTime() ?? Infinity)
}

/** RFC 9110, 13.1.2: a list of validators or `*`, compared weakly because a proxy may have marked ours with `W/`. */
function matches(ifNoneMatch: string, etag: string): boolean {
  return ifNoneMatch
    .split(',')
    .map((value) => value.trim().replace(/^W\//, ''))
    .some((value) => value === etag || value === '*')
}

/**
 * Parses any of the three date formats of RFC 9110, 5.6.7 into milliseconds, else NaN. The oldest one does not say that it
 * is GMT.
 */
function httpDate(value: string): number {
  if (!/^[A-Z][a-z]+,? .*\d{2}:\d{2}:\d{2}/.test(value)) return NaN
  return Date.parse(value.endsWith(' GMT') ? value : `${value} GMT`)
}

/** Returns a strong validator of a document's bytes (RFC 9110, 8.8.3), including quotes. */
export const etagOf = (body: string): string =>
  `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`

/** The encoding with the smallest results comes first. */
const ENCODINGS = ['br', 'gzip'] as const
type Encoding = (typeof ENCODINGS)[number]

/** Shorter texts gain nothing; the same value as in deploy/nginx.conf. */
const MIN_LENGTH = 1_000

type Bytes = Uint8Array<ArrayBuffer>
const brotli = promisify(brotliCompress)
const compressors: Record<Encoding, (text: string) => Promise<Bytes>> = {
  br: (text) => brotli(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }),
  gzip: promisify(gzip),
}

/** Compressed bodies by page, kept as long as the page is. */
const done = new WeakMap<CachedPage, Map<Encoding, Promise<Bytes>>>()

/**
 * Returns the encoding that makes the body of `page` smallest among those that the sender of `headers` accepts (RFC 9110,
 * 12.5.3); null when it accepts none, or when the body is short.
 */
export function encodingFor(headers: Headers, { body }: CachedPage): Encoding | null {
  const accepted = headers.get('Accept-Encoding')
  if (accepted === null || body.length < MIN_LENGTH) return null
  const accepting = new Negotiator({ headers: { 'accept-encoding': accepted } })
  const encodings = accepting.encodings(ENCODINGS)
  return ENCODINGS.find((encoding) => encodings.includes(encoding)) ?? null
}

/** Returns the body of `page` in `encoding`. Compresses it once, whereas Next would compress it again at each visit. */
export function encoded(page: CachedPage, encoding: Encoding): Promise<Bytes> {
  const kept = done.get(page) ?? new Map<Encoding, Promise<Bytes>>()
  done.set(page, kept)
  const bytes = kept.get(encoding) ?? compressors[encoding](page.body)
  kept.set(encoding, bytes)
  return bytes
}
