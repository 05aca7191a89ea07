import type { CachedPage } from '@/lib/page-cache'

const HTML = 'text/html; charset=utf-8'

/** What browsers and proxies may do: keep a copy, but ask each time whether it is still current. */
const REVALIDATE = 'public, max-age=0, must-revalidate'

/**
 * The page, or 304 when the visitor already holds these bytes. `state` tells in a header where it came from: `hit`,
 * `miss`, or `stale` when the database could not be asked.
 */
export function pageResponse(
  request: Request,
  page: CachedPage,
  state: 'hit' | 'miss' | 'stale',
): Response {
  const headers = { 'Cache-Control': REVALIDATE, ETag: page.etag, 'X-Page-Cache': state }
  if (holds(request.headers.get('If-None-Match'), page.etag)) {
    return new Response(null, { status: 304, headers })
  }
  return new Response(page.html, { headers: { ...headers, 'Content-Type': HTML } })
}

/**
 * A redirect inside the site. Permanent ones are 308, yet revalidated: staff may give an old address to a new page.
 */
export function redirectResponse(path: string, permanent: boolean): Response {
  return new Response(null, {
    status: permanent ? 308 : 307,
    headers: { Location: path, 'Cache-Control': REVALIDATE },
  })
}

/** An error page, never stored by anyone. Without `html` (its own render failed) a bare sentence. */
export function errorResponse(status: 404 | 500, html: string | null): Response {
  return new Response(html ?? 'Erreur inattendue. Revenez un peu plus tard.', {
    status,
    headers: {
      'Content-Type': html ? HTML : 'text/plain; charset=utf-8',
      'Cache-Control': 'no-store',
    },
  })
}

/** RFC 9110, 13.1.2: a list of validators or `*`, compared weakly (a proxy may have marked ours with `W/`). */
function holds(ifNoneMatch: string | null, etag: string): boolean {
  return (ifNoneMatch ?? '')
    .split(',')
    .map((value) => value.trim().replace(/^W\//, ''))
    .some((value) => value === etag || value === '*')
}
