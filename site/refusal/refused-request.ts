import { readRefused, REFUSED } from '@/platform/security/refused'
import { refusalPage } from './refusal-page'

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
