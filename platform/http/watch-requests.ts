import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

import { logRequest } from '@/platform/log/log-request'

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

/**
 * The address that sent `request`, as far as it can be believed. Each of `trustedProxies` proxies in front adds the
 * address that it saw at the end of X-Forwarded-For; what stands before was written by whoever asked, and anybody can
 * write anything. 0: nobody stands in front, and the connection alone tells.
 */
export function clientAddress(
  request: Pick<IncomingMessage, 'headers' | 'socket'>,
  trustedProxies: number,
): string {
  const connected = request.socket.remoteAddress ?? ''
  if (trustedProxies === 0) return connected
  const forwarded = [request.headers['x-forwarded-for'] ?? ''].flat().join(',')
  const addresses = forwarded.split(',').flatMap((one) => one.trim() || [])
  return addresses.at(-trustedProxies) ?? addresses[0] ?? connected
}
