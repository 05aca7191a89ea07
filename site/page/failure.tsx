import config from '@payload-config'
import { getPayload } from 'payload'
import { inflateSync } from 'node:zlib'

import { StaleNotice } from '@/components/page/Notices'
import { DatabaseDown, isDatabaseUp, knownFault, lastKnown } from '@/platform/health/database'
import { storageFault } from '@/platform/health/words'
import { currentRequestId } from '@/platform/http/request-id'
import { logger } from '@/platform/log/logger'
import { pageCache, type CachedPage } from '@/site/page-cache'

import { renderError, renderFragment } from './render'
import { errorResponse, documentResponse, etagOf, HTML, redirectResponse } from './responses'

/**
 * Logs that `error` prevented a response; `what` begins the line. Logs nothing when the database is down: the log already
 * says so, once.
 */
export function logFailure(error: unknown, what: string): void {
  if (!(error instanceof DatabaseDown)) logger().error({ err: error }, what)
}

const TEXT = { 'Content-Type': 'text/plain; charset=utf-8' }

/**
 * Returns the error page for an `error` that prevented a response: 503 while the database or the file storage is down or
 * damaged, else 500, with the identifier under which the cause is logged. Only developers see the cause.
 */
export async function failurePage(error: unknown): Promise<Response> {
  const status = (await isDown(error)) ? 503 : 500
  const fault = process.env.NODE_ENV === 'development' && status === 503 && knownFault()
  if (fault) return new Response(fault, { status, headers: TEXT })
  const reference = currentRequestId()
  return errorResponse(status, await renderError(status, null, reference).catch(() => null))
}

async function isDown(error: unknown): Promise<boolean> {
  if (error instanceof DatabaseDown || isUnavailable(error) || storageFault(error)) return true
  const payload = await getPayload({ config }).catch(() => null)
  return !payload || !(await isDatabaseUp(payload))
}

/**
 * A Refusal (503) from the storage. `instanceof` would fail: the startup code and the routes each have a copy of the class.
 */
const isUnavailable = (error: unknown): boolean => (error as { status?: number }).status === 503

/** Where the header of a page begins. Notices are inserted there, after the skip links. */
const HEADER = '<header'

/**
 * Returns the last copy made for the address `path`, as it reads at `instant`, for use while the database is down. A page
 * shows the date of its content. null when there is no copy, or none for that instant.
 */
export async function staleResponse(
  request: Request,
  path: string,
  instant: Date,
): Promise<Response | null> {
  const redirect = pageCache().redirect(path)
  if (redirect) return redirectResponse(redirect.path, redirect.permanent)
  const page = pageAt(path, instant)
  if (!page) return null
  const { knownAt, ...made } = page
  const body = made.type === HTML ? await withNotice(made.body, knownAt) : made.body
  const etag = body === made.body ? made.etag : etagOf(body)
  const response = await documentResponse(request, { ...made, body, etag }, 'stale', knownAt)
  // RFC 9111, 5.1: the time since the origin last confirmed the page.
  const age = Math.max(0, Math.floor((instant.getTime() - knownAt.getTime()) / 1000))
  response.headers.set('Age', String(age))
  return response
}

type KnownPage = CachedPage & { knownAt: Date }

/** Returns the cached page as it reads at `instant`. `knownAt`: when its content was last known to be current. */
function pageAt(path: string, instant: Date): KnownPage | null {
  const kept = pageCache().kept(path)
  if (!kept) return null
  const { page, ahead, confirmedAt } = kept
  const known = lastKnown()
  const isNewest = known?.revision === page.revision && known.at > confirmedAt
  const knownAt = isNewest ? known.at : confirmedAt
  if (!page.until || instant < page.until) return { ...page, knownAt }
  const state = ahead.find(({ from, until }) => from <= instant && (!until || instant < until))
  if (!state) return null
  const body = inflateSync(state.body).toString()
  return { ...page, body, etag: etagOf(body), renderedAt: state.from, until: state.until, knownAt }
}

async function withNotice(html: string, knownAt: Date): Promise<string> {
  const notice = await renderFragment(<StaleNotice knownAt={knownAt} />)
  return html.replace(HEADER, () => notice + HEADER)
}
