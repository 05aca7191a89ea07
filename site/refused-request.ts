import type { ErrorStatus } from '@/components/page/ErrorDocument'
import { readRefused, REFUSED, type Refused } from '@/platform/security/reason-to-refuse'

import { renderError } from './page/render'
import { errorResponse } from './page/responses'

/** The page that explains why a request was refused, from the header that the server set on it. */
export const refusedRequest = (headers: Headers): Promise<Response> =>
  refusalPage(readRefused(headers.get(REFUSED)) ?? { status: 404 })

const rendered = new Map<ErrorStatus, Promise<string | null>>()

/** The same for all visitors: rendered once, and again after a failure. */
async function refusalHtml(status: ErrorStatus): Promise<string | null> {
  const html = rendered.get(status) ?? renderError(status, null).catch(() => null)
  rendered.set(status, html)
  if ((await html) === null) rendered.delete(status)
  return html
}

/** A page for a refused request, made without the database because a refusal must be cheap. */
export async function refusalPage(refused: Refused): Promise<Response> {
  const { status } = refused
  const response = errorResponse(status, await refusalHtml(status))
  if (status === 405) response.headers.set('Allow', refused.allow.join(', '))
  if (status === 429) response.headers.set('Retry-After', String(refused.retryAfter))
  return response
}
