import type { ErrorStatus } from '@/components/page/ErrorDocument'
import { RETRY_AFTER } from '@/platform/health/words'
import { ENCODED_AS } from '@/platform/http/content-encoding'
import type { CachedPage } from '@/site/page-cache'

import { isHeld } from './conditional'
import { encoded, encodingFor, type Encoding } from './encoding'

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
