import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'

export type Started = {
  request: IncomingMessage
  response: ServerResponse
  server: Server
  /** Of the address as it was sent, without its query. */
  path: string
}

/**
 * Has `listener` called at each request that this process receives, in the order of these calls, before Next sees it.
 * Node's own channel: Next has no place for it that also sees its own files and errors.
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
 * What an address in absolute form says before its path, which a server takes too (RFC 9112, 3.2.2): Next would answer by
 * a redirect to wherever it leads.
 */
const ORIGIN = /^[a-z][\w+.-]*:\/\/[^/?]*/i

/** The path of a request as it was sent, without its query. */
export const pathOf = ({ url = '/' }: IncomingMessage): string => url.split('?', 1)[0] || '/'
