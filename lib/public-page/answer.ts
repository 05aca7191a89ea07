import config from '@payload-config'
import { getPayload } from 'payload'

import { pageCache } from '@/lib/page-cache'
import { currentRevision } from '@/lib/revision'
import { contentAt, siteContent } from '@/lib/site-content'

import { renderError, renderPage } from './render'
import { errorResponse, pageResponse, redirectResponse } from './responses'
import { etagOf } from './etag'

/**
 * What a visitor gets for `request` now: the page, a redirect, or the 404 page. If the content cannot be read (the
 * database is down), the last page rendered at that address, else the 500 page; the cause is logged, never shown.
 */
export async function answer(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url)
  try {
    return await fresh(request, pathname)
  } catch (error) {
    console.error(`The page ${pathname} could not be made:`, error)
    const stale = pageCache().stale(pathname)
    if (stale) return pageResponse(request, stale, 'stale')
    return errorResponse(500, await renderError(500, null).catch(() => null))
  }
}

async function fresh(request: Request, path: string): Promise<Response> {
  const payload = await getPayload({ config })
  const instant = new Date()
  // Read before the content: a publication during the render then makes this page out of date, never wrongly fresh.
  const revision = await currentRevision(payload)
  const cache = process.env.NODE_ENV === 'development' ? null : pageCache()
  const cached = cache?.current(path, revision, instant)
  if (cached) return pageResponse(request, cached, 'hit')

  const [found, site] = await Promise.all([
    contentAt(payload, decodeSafely(path), instant),
    siteContent(payload),
  ])
  if (found.kind !== 'page') cache?.forget(path)
  switch (found.kind) {
    case 'page': {
      const html = await renderPage(found.page, site)
      const page = { html, etag: etagOf(html), revision, until: found.until }
      cache?.store(path, page)
      return pageResponse(request, page, 'miss')
    }
    case 'redirect':
      return redirectResponse(found.path, found.permanent)
    case 'nothing':
      return errorResponse(404, await renderError(404, site))
  }
}

/** A path that is not valid UTF-8 names no page: it is kept as it is, and nothing will be found there. */
function decodeSafely(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
