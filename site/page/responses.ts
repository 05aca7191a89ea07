import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

import Negotiator from 'negotiator'

import type { ErrorStatus } from '@/components/page/ErrorDocument'
import { RETRY_AFTER } from '@/platform/health/words'
import { ENCODED_AS } from '@/platform/http/request-id'
import type { CachedPage } from '@/site/page-cache'

export const HTML = 'text/html; charset=utf-8'

/** What browsers and proxies may do: keep a copy, but ask each time whether it is still current. */
const REVALIDATE = 'public, max-age=0, must-revalidate'

/**
 * The page or feed, or 304 when the visitor already holds it. `state` tells in a header where it came from: `hit`,
 * `miss`, or `stale` when the database could not be asked. `knownAt` is an instant at which it was known to be current.
 *
 * Last-Modified is rounded up and never after `knownAt`: any change comes later, and what is then rendered has a later
 * date, be it of the same second. Made of the documents' own dates it would go back when one is deleted.
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
    // Written with whole seconds, rounded down.
    'Last-Modified': new Date(Math.min(renderedBy, knownAt.getTime())).toUTCString(),
    'X-Page-Cache': state,
  }
  if (isHeld(request.headers, { etag: headers.ETag, lastModified: new Date(renderedBy) })) {
    return new Response(null, { status: 304, headers })
  }
  const body = encoding ? await encoded(page, encoding) : page.body
  const response = new Response(body, { headers: { ...headers, 'Content-Type': page.type } })
  if (encoding) response.headers.set(ENCODED_AS, encoding)
  return response
}

/** RFC 9110, 8.8.3.3: each encoding is a representation of its own, with a strong validator of its own. */
const encodedTag = (etag: string, encoding: Encoding | null): string =>
  encoding ? `${etag.slice(0, -1)}-${encoding}"` : etag

/**
 * A redirect inside the site. Permanent ones are 308, yet revalidated: staff may give an old address to a new page.
 */
export function redirectResponse(path: string, permanent: boolean): Response {
  return new Response(null, {
    status: permanent ? 308 : 307,
    headers: { Location: path, 'Cache-Control': REVALIDATE },
  })
}

/**
 * An error page. Without `html` (its own render failed) a bare sentence. Nobody stores one, but that nothing is there: a
 * proxy which kept the page until it was withdrawn must have something to put in its place.
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

/** A page for whoever asks alone: kept by nobody, found by no search engine. */
export const privateResponse = (html: string, status = 200): Response =>
  new Response(html, {
    status,
    headers: {
      'Content-Type': HTML,
      'Cache-Control': 'private, no-store',
      'X-Robots-Tag': 'noindex, nofollow',
    },
  })

/** What tells one version of a document from another (RFC 9110, 8.8). Without a date, its bytes alone do. */
type Validators = { etag: string; lastModified?: Date }

/** Whether whoever sent `headers` already holds that version. If-None-Match decides alone when it is there (13.2.2). */
export function isHeld(headers: Headers, { etag, lastModified }: Validators): boolean {
  const ifNoneMatch = headers.get('If-None-Match')
  if (ifNoneMatch !== null) return matches(ifNoneMatch, etag)
  return httpDate(headers.get('If-Modified-Since') ?? '') >= (lastModified?.getTime() ?? Infinity)
}

/** RFC 9110, 13.1.2: a list of validators or `*`, compared weakly (a proxy may have marked ours with `W/`). */
function matches(ifNoneMatch: string, etag: string): boolean {
  return ifNoneMatch
    .split(',')
    .map((value) => value.trim().replace(/^W\//, ''))
    .some((value) => value === etag || value === '*')
}

/** One of the three forms of RFC 9110, 5.6.7 in milliseconds, else NaN. The oldest one does not say that it is GMT. */
function httpDate(value: string): number {
  if (!/^[A-Z][a-z]+,? .*\d{2}:\d{2}:\d{2}/.test(value)) return NaN
  return Date.parse(value.endsWith(' GMT') ? value : `${value} GMT`)
}

/** A strong validator of a document's bytes (RFC 9110, 8.8.3), quotes included. */
export const etagOf = (body: string): string =>
  `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`

/** The smallest first. */
const ENCODINGS = ['br', 'gzip'] as const
type Encoding = (typeof ENCODINGS)[number]

/** What is shorter gains nothing; as in deploy/nginx.conf. */
const MIN_LENGTH = 1_000

type Bytes = Uint8Array<ArrayBuffer>
const brotli = promisify(brotliCompress)
const compressors: Record<Encoding, (text: string) => Promise<Bytes>> = {
  br: (text) => brotli(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }),
  gzip: promisify(gzip),
}

/** By page, for as long as it is kept. */
const done = new WeakMap<CachedPage, Map<Encoding, Promise<Bytes>>>()

/**
 * The smallest encoding of the body of `page` that whoever sent `headers` accepts (RFC 9110, 12.5.3); null: as it is,
 * for they take no other, or it is short.
 */
export function encodingFor(headers: Headers, { body }: CachedPage): Encoding | null {
  const accepted = headers.get('Accept-Encoding')
  if (accepted === null || body.length < MIN_LENGTH) return null
  const accepting = new Negotiator({ headers: { 'accept-encoding': accepted } })
  const encodings = accepting.encodings(ENCODINGS)
  return ENCODINGS.find((encoding) => encodings.includes(encoding)) ?? null
}

/** The body of `page` in `encoding`: compressed once, where Next would compress it again at each visit. */
export function encoded(page: CachedPage, encoding: Encoding): Promise<Bytes> {
  const kept = done.get(page) ?? new Map<Encoding, Promise<Bytes>>()
  done.set(page, kept)
  const bytes = kept.get(encoding) ?? compressors[encoding](page.body)
  kept.set(encoding, bytes)
  return bytes
}
