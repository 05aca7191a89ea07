import { randomUUID } from 'node:crypto'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

import { logRequest } from '@/platform/log/log-request'

import { onRequest } from './on-request'
import { CLIENT_ADDRESS, ENCODED_AS, enterRequest, REQUEST_ID } from './request-id'

/** The valid identifiers from a front proxy: short and safe in a log. */
const ID = /^[\w-]{8,64}$/

/**
 * Before Next handles a request: sets its identifier (from the trusted proxy if given; also in the response and the log
 * lines) and the client address, and logs it once the response is sent. Returns the open requests.
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
 * The client address of `request`, as far as it can be trusted. Each of the `trustedProxies` proxies appends the
 * address that it saw to X-Forwarded-For; earlier entries come from the client, which can write anything. With 0
 * proxies, only the connection counts.
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

/** The requests without a complete response. */
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
    // When a client with pipelined requests disconnects, Node emits `close` only for the first response.
    if (!this.#open.has(socket)) socket.once('close', () => this.#open.delete(socket))
    const together = this.#open.get(socket) ?? new Set()
    this.#open.set(socket, together.add(response))
    response.once('close', () => together.delete(response))
  }

  /**
   * Refuses new connections and resolves when every request has a response, including new requests on connections that
   * are still open. No connection is left then.
   */
  async finish(): Promise<void> {
    this.#isFinishing = true
    const server = this.#server
    // The server is only known from the first request; before that there is nothing to finish.
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

/** Tells the client to use another connection for its next request, if the headers are not sent yet. */
function closeAfter(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('Connection', 'close')
}

/** How long a client may continue to send after its response, in ms. */
const LONGEST_REST_MS = 2_000

/**
 * If `response` is sent before `request` was read completely (as for a refusal): reads and drops the rest, or closes
 * the connection if the rest does not end in time. Closing at once, as `Connection: close` does, would lose the
 * response of a client that is still sending. Node already does this if none of the body was read. But if a reader
 * stopped midway or cancelled the web stream of the request, Node leaves the connection open without reading it. The
 * next request on this connection, which the front proxy may send for another client, then waits until Node closes it
 * (`keepAliveTimeout`: 5 s).
 */
export function forgetUnread(
  request: IncomingMessage,
  response: ServerResponse,
  longestMs = LONGEST_REST_MS,
): void {
  // Read now: after its web stream is cancelled, the request no longer has its socket.
  const { socket } = request
  response.once('finish', () => {
    if (request.complete) return
    setTimeout(() => request.complete || socket.destroy(), longestMs).unref()
    // The backpressure of the request is what pauses the connection.
    request.push = () => true
    socket.resume()
  })
}

/** Makes `response` set `Content-Encoding` as soon as a route sets ENCODED_AS, so that Next does not compress it again. */
function keepEncoding(response: ServerResponse): void {
  const set = response.setHeader.bind(response)
  response.setHeader = (name, value) =>
    set(name.toLowerCase() === ENCODED_AS ? 'Content-Encoding' : name, value)
}
