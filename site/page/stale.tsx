import { inflateSync } from 'node:zlib'

import { StaleNotice } from '@/components/page/StaleNotice'
import { lastKnown } from '@/platform/health/database'
import { pageCache, type CachedPage } from '@/site/page-cache'

import { documentResponse, etagOf, HTML, redirectResponse } from './responses'
import { renderFragment } from './render'

/** Where a page's header begins: there a notice goes, after the skip links. */
const HEADER = '<header'

/**
 * What was last made for the address `path`, as it reads at `instant`: for when the database cannot be asked. A page
 * says of when it is. Null when nothing was made there, or nothing is known of that instant.
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
  // RFC 9111, 5.1: since when the origin has not vouched for it.
  const age = Math.max(0, Math.floor((instant.getTime() - knownAt.getTime()) / 1000))
  response.headers.set('Age', String(age))
  return response
}

type KnownPage = CachedPage & { knownAt: Date }

/** The page as it reads at `instant`. `knownAt`: until when its content was known to be the newest. */
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
