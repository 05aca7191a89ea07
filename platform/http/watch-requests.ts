import { randomUUID } from 'node:crypto'

import { logRequest } from '@/platform/log/log-request'

import { clientAddress } from './client-address'
import { keepEncoding } from './content-encoding'
import { forgetUnread } from './forget-unread'
import { onRequest } from './on-request'
import { OpenRequests } from './open-requests'
import { enterRequest } from './request-id'

/** Headers that the server writes itself on each request, over what was sent. */
export const REQUEST_ID = 'x-request-id'
export const CLIENT_ADDRESS = 'x-client-address'

/** What a proxy in front may call a request: short, and nothing that a log would mistake. */
const ID = /^[\w-]{8,64}$/

/**
 * Gives each request that this process receives, before Next sees it, an identifier (the trusted proxy's, if it gave
 * one; the answer and the lines of the log carry it too) and the address that sent it, and logs it once it is answered.
 * Returns those that are open.
 */
export function watchRequests(trustedProxies: number): OpenRequests {
  const open = new OpenRequests()
  onRequest(({ request, response, server }) => {
    const given = String(request.headers[REQUEST_ID] ?? '')
    const id = trustedProxies > 0 && ID.test(given) ? given : randomUUID()
    request.headers[REQUEST_ID] = id
    request.headers[CLIENT_ADDRESS] = clientAddress(request, trustedProxies)
    keepEncoding(response)
    forgetUnread(request, response)
    response.setHeader('X-Request-Id', id)
    enterRequest(id)
    logRequest(request, response, id)
    open.add(server, response)
  })
  return open
}
