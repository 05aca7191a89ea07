import type { ServerResponse } from 'node:http'

/** What a route names its encoding in: Next takes `Content-Encoding` out of what a route answers (send-response.js). */
export const ENCODED_AS = 'x-content-encoding'

/**
 * Has `response` say `Content-Encoding` where a route said ENCODED_AS, at once, so that Next sees that nothing is left
 * to compress.
 */
export function keepEncoding(response: ServerResponse): void {
  const set = response.setHeader.bind(response)
  response.setHeader = (name, value) =>
    set(name.toLowerCase() === ENCODED_AS ? 'Content-Encoding' : name, value)
}
