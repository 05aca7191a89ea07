import { randomUUID } from 'node:crypto'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

import { logRequest } from '@/platform/log/log-request'

import { onRequest } from './on-request'
import { CLIENT_ADDRESS, ENCODED_AS, enterRequest, REQUEST_ID } from './request-id'

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

/** The requests that a server has not answered yet. */
export class OpenRequests {
  readonly #open = new Map<Socket, Set<ServerResponse>>()
  #server: Server | null = null
  #isFinishing = false

  get size(): number {
    return [...this.#open.values()].reduce((sum, { size }) => sum + size, 0)
  }

  add(server: Server, response: ServerResponse): void {
    this.#server = server
    if (this.#isFinishing) closeAfter(response)
    const { socket } = response.req
    // Of those that a client sends without waiting for the answers, Node tells the end of the first alone when it leaves.
    if (!this.#open.has(socket)) socket.once('close', () => this.#open.delete(socket))
    const together = this.#open.get(socket) ?? new Set()
    this.#open.set(socket, together.add(response))
    response.once('close', () => together.delete(response))
  }

  /**
   * Refuses new connections and resolves when every open request is answered, those included that still come on
   * connections of open ones. Then no connection is left.
   */
  async finish(): Promise<void> {
    this.#isFinishing = true
    const server = this.#server
    // Node hands the server over with each request: before the first one there is nothing to finish.
    if (!server) return
    const closed = new Promise((resolve) => server.close(resolve))
    for (const together of this.#open.values()) together.forEach(closeAfter)
    const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS)
    await closed
    clearInterval(sweep)
    this.#open.clear()
  }
}

const SWEEP_MS = 20

/** Lets the client know, if it is not too late, that it must ask for the next thing elsewhere. */
function closeAfter(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('Connection', 'close')
}

/** How long whoever was answered may go on sending, in ms. */
const LONGEST_REST_MS = 2_000

/**
 * Once `response` has left before all of `request` was read, as a refusal does: takes the rest and forgets it, or closes the
 * connection if it does not come to its end. Closed at once, as by `Connection: close`, it would take the answer with it from
 * whoever is still sending. Where nothing of a body was read, Node does so itself; where a reader began and
 * gave up, or cancelled the web stream of its request, it leaves the connection open and deaf, and the next request on it,
 * which the proxy in front may send for somebody else, waits until Node closes it (`keepAliveTimeout`: 5 s).
 */
export function forgetUnread(
  request: IncomingMessage,
  response: ServerResponse,
  longestMs = LONGEST_REST_MS,
): void {
  // A request whose web stream was cancelled no longer tells it.
  const { socket } = request
  response.once('finish', () => {
    if (request.complete) return
    setTimeout(() => request.complete || socket.destroy(), longestMs).unref()
    // A request that takes no more is what stops its connection.
    request.push = () => true
    socket.resume()
  })
}

/**
 * Has `response` say `Content-Encoding` where a route said ENCODED_AS, at once, so that Next sees that nothing is left
 * to compress.
 */
function keepEncoding(response: ServerResponse): void {
  const set = response.setHeader.bind(response)
  response.setHeader = (name, value) =>
    set(name.toLowerCase() === ENCODED_AS ? 'Content-Encoding' : name, value)
}
