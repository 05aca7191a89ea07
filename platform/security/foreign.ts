const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS']

/**
 * Whether a browser sent `request`, which changes something, from another site than `origins`. Programs send none of
 * these headers; browsers let no page write them (Fetch, forbidden request-headers).
 */
export function isForeign(
  { headers, method }: Pick<Request, 'headers' | 'method'>,
  origins: string[],
) {
  if (SAFE_METHODS.includes(method)) return false
  const origin = headers.get('Origin')
  if (origin !== null) return !origins.includes(origin)
  return ['cross-site', 'same-site'].includes(headers.get('Sec-Fetch-Site') ?? '')
}
