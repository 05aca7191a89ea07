import { randomUUID } from 'node:crypto'
import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage, ServerResponse } from 'node:http'

import { clientAddress } from './client-address'

/** Headers that the server writes itself on each request, over what was sent. */
export const REQUEST_ID = 'x-request-id'
export const CLIENT_ADDRESS = 'x-client-address'

/** What a proxy in front may call a request: short, and nothing that a log would mistake. */
const ID = /^[\w-]{8,64}$/

type Started = { request: IncomingMessage; response: ServerResponse }

/**
 * Gives each request that this process receives, before Next sees it, an identifier (the trusted proxy's, if it gave
 * one; the answer carries it too) and the address that sent it. Node's own channel: Next has no place for it that
 * also sees its own files and errors.
 */
export function watchRequests(trustedProxies: number): void {
  subscribe('http.server.request.start', (message) => {
    const { request, response } = message as Started
    const given = String(request.headers[REQUEST_ID] ?? '')
    const id = trustedProxies > 0 && ID.test(given) ? given : randomUUID()
    request.headers[REQUEST_ID] = id
    request.headers[CLIENT_ADDRESS] = clientAddress(request, trustedProxies)
    response.setHeader('X-Request-Id', id)
  })
}
