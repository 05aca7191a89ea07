import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

/** Requests of one connection that may be at work together. Browsers and nginx send one, and wait for its answer. */
const MOST_AT_WORK = 10

const bounded = new WeakSet<Server>()

/**
 * Refuses what `server` is sent behind requests of the same connection that still wait for an answer (429, and the
 * connection is closed): Node begins all of a packet together, and 200 pages of one kept everybody else waiting for a
 * second. Next is not asked: its answer to a refused request costs as much as a page. May be called at each request.
 */
export function boundPipelines(server: Server): void {
  if (bounded.has(server)) return
  bounded.add(server)
  const atWork = new WeakMap<Socket, number>()
  const answer = server.listeners('request')
  server.removeAllListeners('request')
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const { socket } = request
    const before = atWork.get(socket) ?? 0
    if (before >= MOST_AT_WORK) {
      response.writeHead(429, { 'Retry-After': 1, Connection: 'close' }).end()
      return
    }
    atWork.set(socket, before + 1)
    response.once('close', () => atWork.set(socket, (atWork.get(socket) ?? 1) - 1))
    for (const listener of answer) listener.call(server, request, response)
  })
}
