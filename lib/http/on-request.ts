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
    listener({ ...started, path: pathOf(started.request) })
  })
}

const pathOf = ({ url = '/' }: IncomingMessage): string => url.split('?', 1)[0] || '/'
