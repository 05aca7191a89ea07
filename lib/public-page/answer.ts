import config from '@payload-config'
import { getPayload, type Payload } from 'payload'

import { pageCache, type PageBody } from '@/lib/page-cache'
import { currentRevision } from '@/lib/revision'

import { etagOf } from './etag'
import { renderError } from './render'
import { documentResponse, errorResponse, redirectResponse } from './responses'

/** What is at a public address. `until`: next instant at which a document stops being true; null: none. */
type Made =
  | { kind: 'document'; body: PageBody; type: string; until: Date | null }
  | { kind: 'redirect'; path: string; permanent: boolean }
  | { kind: 'nothing'; html: string }

/** Makes what is at `path` (as in the address bar, not decoded) at `instant`. */
export type Make = (payload: Payload, path: string, instant: Date) => Promise<Made>

/**
 * What a visitor gets for `request` now: the page or feed of `make`, a redirect, or the 404 page. If the content cannot
 * be read (the database is down), the last document made at that address, else the 500 page; the cause is logged,
 * never shown.
 */
export async function answer(request: Request, make: Make): Promise<Response> {
  const { pathname } = new URL(request.url)
  try {
    return await fresh(request, pathname, make)
  } catch (error) {
    console.error(`The page ${pathname} could not be made:`, error)
    const stale = pageCache().stale(pathname)
    if (stale) return documentResponse(request, stale, 'stale', stale.renderedAt)
    return errorResponse(500, await renderError(500, null).catch(() => null))
  }
}

async function fresh(request: Request, path: string, make: Make): Promise<Response> {
  const payload = await getPayload({ config })
  const instant = new Date()
  // Read before the content: a publication during the render then makes this page out of date, never wrongly fresh.
  const revision = await currentRevision(payload)
  const cache = process.env.NODE_ENV === 'development' ? null : pageCache()
  const cached = cache?.current(path, revision, instant)
  if (cached) return documentResponse(request, cached, 'hit', instant)

  // After the revision was read, so that it follows every change of the content (see `documentResponse`).
  const renderedAt = new Date()
  const made = await make(payload, path, instant)
  if (made.kind !== 'document') cache?.forget(path)
  switch (made.kind) {
    case 'document': {
      const { body, type, until } = made
      const page = { body, type, etag: etagOf(body), renderedAt, revision, until }
      cache?.store(path, page)
      return documentResponse(request, page, 'miss', instant)
    }
    case 'redirect':
      return redirectResponse(made.path, made.permanent)
    case 'nothing':
      return errorResponse(404, made.html)
    default:
      return made satisfies never
  }
}
