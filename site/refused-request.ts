import type { ErrorStatus } from '@/components/page/ErrorDocument'
import { readRefused, REFUSED } from '@/platform/security/oddity'

import { renderError } from './page/render'
import { errorResponse } from './page/responses'

/** The page that says why a request was refused, by the header that the server wrote on it. */
export async function refusedRequest(headers: Headers): Promise<Response> {
  const refused = readRefused(headers.get(REFUSED)) ?? { status: 404 }
  switch (refused.status) {
    case 400:
    case 403:
    case 404:
    case 413:
    case 414:
      return refusalPage(refused.status)
    case 405:
      return refusalPage(405, { Allow: refused.allow.join(', ') })
    case 429:
      return refusalPage(429, { 'Retry-After': String(refused.retryAfter) })
    default:
      return refused satisfies never
  }
}

/** A page that refuses a request, made without the database: refusing must cost little. `more`: headers of its own. */
export async function refusalPage(
  status: Exclude<ErrorStatus, 500>,
  more: Record<string, string> = {},
): Promise<Response> {
  const response = errorResponse(status, await renderError(status, null).catch(() => null))
  for (const [name, value] of Object.entries(more)) response.headers.set(name, value)
  return response
}
