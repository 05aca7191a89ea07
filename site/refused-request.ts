import type { ErrorStatus } from '@/components/page/ErrorDocument'
import { readRefused, REFUSED, type Refused } from '@/platform/security/oddity'

import { renderError } from './page/render'
import { errorResponse } from './page/responses'

/** The page that says why a request was refused, by the header that the server wrote on it. */
export const refusedRequest = (headers: Headers): Promise<Response> =>
  refusalPage(readRefused(headers.get(REFUSED)) ?? { status: 404 })

const rendered = new Map<ErrorStatus, Promise<string | null>>()

/** The same for all: rendered once, again where that failed. */
async function refusalHtml(status: ErrorStatus): Promise<string | null> {
  const html = rendered.get(status) ?? renderError(status, null).catch(() => null)
  rendered.set(status, html)
  if ((await html) === null) rendered.delete(status)
  return html
}

/** A page that refuses a request, made without the database: refusing must cost little. */
export async function refusalPage(refused: Refused): Promise<Response> {
  const { status } = refused
  const response = errorResponse(status, await refusalHtml(status))
  if (status === 405) response.headers.set('Allow', refused.allow.join(', '))
  if (status === 429) response.headers.set('Retry-After', String(refused.retryAfter))
  return response
}
