import { readRefused, REFUSED, type Refused } from '@/platform/security/oddity'

import { renderError } from './page/render'
import { errorResponse } from './page/responses'

/** The page that says why a request was refused, by the header that the server wrote on it. */
export const refusedRequest = (headers: Headers): Promise<Response> =>
  refusalPage(readRefused(headers.get(REFUSED)) ?? { status: 404 })

/** A page that refuses a request, made without the database: refusing must cost little. */
export async function refusalPage(refused: Refused): Promise<Response> {
  const { status } = refused
  const response = errorResponse(status, await renderError(status, null).catch(() => null))
  if (status === 405) response.headers.set('Allow', refused.allow.join(', '))
  if (status === 429) response.headers.set('Retry-After', String(refused.retryAfter))
  return response
}
