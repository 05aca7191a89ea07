import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage, ServerResponse } from 'node:http'

import { isDatabaseKnownDown } from './database'

type Started = { request: IncomingMessage; response: ServerResponse }

const ADMIN = /^\/admin(?=[/?]|$)/

/**
 * Has a screen of the admin that says that the database is down say so by its status too (503), to machines: a page of
 * Next cannot choose its own. On Node's own channel, as in `lib/http/watch-requests.ts`. What the admin's scripts ask for
 * keeps its status, which they read in their own way.
 */
export function tellScreensDown(): void {
  subscribe('http.server.request.start', (message) => {
    const { request, response } = message as Started
    const { headers, method, url = '' } = request
    if (method !== 'GET' || headers.rsc || !ADMIN.test(url)) return
    const send = response.writeHead.bind(response) as (...args: unknown[]) => ServerResponse
    response.writeHead = (status: number, ...rest: unknown[]) => {
      if (status !== 200 || !isDatabaseKnownDown()) return send(status, ...rest)
      response.setHeader('Retry-After', '30')
      return send(503, ...rest)
    }
  })
}
