import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'

export type Started = {
  request: IncomingMessage
  response: ServerResponse
  server: Server
  /** The path as received, without its query. */
  path: string
}

/**
 * Calls `listener` for each request that this process receives, before Next handles it; several listeners run in order.
 * Uses Node's diagnostics channel, because Next has no hook that also covers its own files and errors.
 */
export function onRequest(listener: (started: Started) => void): void {
  subscribe('http.server.request.start', (message) => {
    const started = message as Omit<Started, 'path'>
    const { request } = started
    request.url = request.url?.replace(ORIGIN, '') || '/'
    listener({ ...started, path: pathOf(request) })
  })
}

/**
 * The origin in an absolute-form request target, which servers must accept (RFC 9112, 3.2.2). Next would respond with a
 * redirect to that origin.
 */
const ORIGIN = /^[a-z][\w+.-]*:\/\/[^/?]*/i

/** The path of a request as received, without its query. */
export const pathOf = ({ url = '/' }: IncomingMessage): string => url.split('?', 1)[0] || '/'
