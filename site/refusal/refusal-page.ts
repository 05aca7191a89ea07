import type { ErrorStatus } from '@/components/page/ErrorDocument'
import { renderError } from '@/site/page/render'
import { errorResponse } from '@/site/page/responses'

/** A page that refuses a request, made without the database: refusing must cost little. `more`: headers of its own. */
export async function refusalPage(
  status: Exclude<ErrorStatus, 500>,
  more: Record<string, string> = {},
): Promise<Response> {
  const response = errorResponse(status, await renderError(status, null).catch(() => null))
  for (const [name, value] of Object.entries(more)) response.headers.set(name, value)
  return response
}
