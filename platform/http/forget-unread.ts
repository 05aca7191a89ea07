import type { IncomingMessage, ServerResponse } from 'node:http'

/** How long whoever was answered may go on sending, in ms. */
const LONGEST_REST_MS = 2_000

/**
 * Once `response` has left before all of `request` was read, as a refusal does: reads the rest and forgets it, or closes the
 * connection if that takes long. Where nothing of a body was read, Node does so itself; where a reader began and gave up,
 * it leaves the connection open and deaf, and the next request on it, which the proxy in front may send for somebody else,
 * waits until Node closes it (`keepAliveTimeout`: 5 s).
 */
export function forgetUnread(
  request: IncomingMessage,
  response: ServerResponse,
  longestMs = LONGEST_REST_MS,
): void {
  response.once('finish', () => {
    if (request.complete) return
    const timer = setTimeout(() => request.socket.destroy(), longestMs).unref()
    request.once('close', () => clearTimeout(timer))
    for (const event of ['data', 'readable']) request.removeAllListeners(event)
    request.resume()
  })
}
