/** What machines are told of the server: 200, or 503 with the reason; kept by nobody, found by no search engine. */
export function healthResponse(reason: string | null): Response {
  const body = reason === null ? { status: 'ok' } : { status: 'unavailable', reason }
  return Response.json(body, {
    status: reason === null ? 200 : 503,
    headers: { 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' },
  })
}
