import config from '@payload-config'
import { getPayload, type Payload } from 'payload'

import { readRevision } from '@/platform/health/database'
import { refuseEmptyDatabase } from '@/platform/health/empty-database'
import { currentRevision } from '@/platform/revisions/read'
import { within } from '@/platform/within'
import { currentPages } from '@/site/page-cache'
import { encodedPath } from '@/text/site-path'

import { documentResponse, errorResponse, etagOf, redirectResponse } from './responses'
import { failurePage, logFailure, staleResponse } from './failure'
import { MADE_WITHIN_MS, suffixOf, type Make } from './make-page'
import { makeAheadLater } from './make-ahead'

/**
 * Returns the current response to `request`: the page or feed made by `make`, a redirect, or the 404 page. If it cannot be
 * made (the database is down, or the program or the content has an error), returns the last copy made at that address, else
 * an error page; the cause is logged, never shown.
 *
 * A path has many spellings (`%61` for `a`, slashes at its ends). Only one shows a document and is the key of the cache; the
 * others redirect to it.
 */
export async function answer(request: Request, make: Make): Promise<Response> {
  const { pathname } = new URL(request.url)
  const path = `/${encodedPath(pathname)}`
  const made = await answerAt(request, path, make)
  const isDocument = made.status === 200 || made.status === 304
  const response = isDocument && pathname !== path ? redirectResponse(path, true) : made
  if (suffixOf(path)) letProgramsRead(response)
  return response
}

/** Lets scripts of any site read the response, including redirects and errors. Search engines index only the HTML page. */
function letProgramsRead({ headers }: Response): void {
  // Without credentials: with `*`, browsers do not let a script read the response to a request that carried cookies.
  headers.set('Access-Control-Allow-Origin', '*')
  headers.set('X-Robots-Tag', 'noindex')
}

async function answerAt(request: Request, path: string, make: Make): Promise<Response> {
  try {
    return await fresh(request, path, make)
  } catch (error) {
    // Operators must know, even though visitors see a page: it stays outdated until the error is fixed.
    logFailure(error, `The page ${path} could not be made`)
    const stale = await staleResponse(request, path, new Date())
    return stale ?? failurePage(error)
  }
}

async function fresh(request: Request, path: string, make: Make): Promise<Response> {
  const payload = await getPayload({ config })
  const askedAt = new Date()
  const cache = currentPages()
  const newest = await readRevision(payload, !cache?.has(path))
  await refuseEmptyDatabase(payload, newest)
  const cached = cache?.current(path, newest, askedAt)
  if (cached) return documentResponse(request, cached, 'hit', askedAt)

  const { made, revision, renderedAt } = await makeOfOneRevision(payload, newest, path, make)
  switch (made.kind) {
    case 'document': {
      const { body, type, until, robots } = made
      const page = { body, type, etag: etagOf(body), renderedAt, revision, until, robots }
      cache?.store(path, page)
      if (cache) makeAheadLater(payload, path, page, make)
      return documentResponse(request, page, 'miss', renderedAt)
    }
    case 'redirect':
      cache?.storeRedirect(path, made)
      return redirectResponse(made.path, made.permanent)
    case 'nothing':
      // Another spelling may belong to another route (`/appels%2Eics`), which cannot know whether this cached copy is still
      // valid.
      if (new URL(request.url).pathname === path) cache?.forget(path)
      return errorResponse(404, made.html)
    default:
      return made satisfies never
  }
}

/** When staff publish without a pause, the last attempt is better than nothing. */
const TRIES = 5

/**
 * Makes the document at `path`, again if something was published meanwhile: a page must not mix the old version of one
 * document with the new version of another. `newest`: the current revision of the content.
 */
async function makeOfOneRevision(payload: Payload, newest: string, path: string, make: Make) {
  for (let tries = 1, revision = newest; ; tries++) {
    // Taken after the revision is read, so that it follows every change of the content (see `documentResponse`).
    const renderedAt = new Date()
    const made = await within(MADE_WITHIN_MS, make(payload, path, renderedAt))
    const after = await currentRevision(payload)
    if (after === revision || tries === TRIES) return { made, revision, renderedAt }
    revision = after
  }
}
