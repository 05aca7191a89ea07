import { randomBytes } from 'node:crypto'
import type { ServerResponse, IncomingMessage, Server } from 'node:http'
import type { Socket } from 'node:net'

import { onRequest, pathOf, type Started } from '@/platform/http/on-request'
import { CLIENT_ADDRESS, hasFailed } from '@/platform/http/request-id'

import { askerOf, clientAt, forgetFutureSession, sessionAccount } from './asker'
import { areaOf, contentPolicy, type Circumstances } from './content-policy'
import { FairTurns } from './fair-turns'
import { forgetHeaders, forgetVary } from './forget-headers'
import { securityHeaders } from './headers'
import { oddity, REFUSED, REFUSED_PATH, writeRefused } from './oddity'

type Where = Omit<Circumstances, 'nonce'> & {
  /** By which the site signs sessions. */
  secret: string
}

/**
 * Gives each answer of this process its security headers as it leaves, and has what is no proper request answered by
 * our own page. Not by Next's configuration: what that says is settled when it is built.
 */
export function protectResponses(where: Where): void {
  onRequest((started) => protect(started, where))
}

function protect({ path, request, response, server }: Started, where: Where): void {
  boundRequests(server, where.secret)
  const area = areaOf(path)
  const circumstances = { ...where, nonce: randomBytes(16).toString('base64') }
  // In development Next looks at who asks for what it makes.
  if (!where.isDevelopment) forgetHeaders(request, path, area)
  // Next reads from here the nonce that its inline scripts carry. What was sent under that name is not believed.
  delete request.headers['content-security-policy-report-only']
  request.headers['content-security-policy'] = contentPolicy(area, circumstances)
  forgetFutureSession(request.headers)
  refuse({ path, request }, where.secret)
  if (area === 'preview') welcomeFollowedLink(request)

  const headers = securityHeaders({ path, area, ...circumstances })
  const send = response.writeHead.bind(response) as (...args: unknown[]) => ServerResponse
  response.writeHead = (...args: unknown[]) => {
    // A call of the server that makes no sense is an error of whoever sent it (RFC 9110, 15.5.1).
    const isCall = 'next-action' in request.headers
    if (isCall && args[0] === 500 && !hasFailed()) args[0] = 400
    keepWhatIsFound(response, Number(args[0]))
    if (area !== 'admin' && area !== 'preview') forgetVary(response)
    for (const [name, value] of Object.entries(headers)) {
      // A file says more strictly what it may do.
      if (!response.hasHeader(name)) response.setHeader(name, value)
    }
    return send(...args)
  }
}

/** Leads an odd request to the page that says so, which reads nothing of what it brings. */
function refuse({ path, request }: Omit<Started, 'server' | 'response'>, secret: string): void {
  delete request.headers[REFUSED]
  const { headers, method, url } = request
  const refused = oddity({ headers, method, path, url, asker: askerOf(headers, secret) })
  if (!refused) return
  request.headers[REFUSED] = writeRefused(refused)
  request.url = REFUSED_PATH
  if (request.method !== 'HEAD') request.method = 'GET'
}

/**
 * Has whoever follows a link to a preview from another site, as from webmail, be known by their session: to Payload it is
 * then an address that was typed (`none`). It would ignore the cookie, and they would be sent to the page that visitors
 * read, or to none. Opening a preview changes nothing; a frame, a script or a form of another site stays what it is, and
 * its page reads nothing of what it leads to (Fetch Metadata; `frame-ancestors`, `Cross-Origin-Opener-Policy`). The
 * admin needs no such thing: its log-in screen sends on whoever is signed in.
 */
export function welcomeFollowedLink({ headers, method }: IncomingMessage): void {
  const isFollowed =
    method === 'GET' &&
    headers['sec-fetch-site'] === 'cross-site' &&
    headers['sec-fetch-mode'] === 'navigate' &&
    headers['sec-fetch-dest'] === 'document'
  if (isFollowed) headers['sec-fetch-site'] = 'none'
}

/** What is there: the whole, a part, or that it is still the same. */
const FOUND = [200, 206, 304]

/**
 * Has nobody keep an answer of another `status` for any time: what is missing may be there in a moment. The address of a
 * style sheet holds its digest, so that of the next release can be computed, and asked for, before it is there. Next writes
 * the headers of its configuration whatever the status.
 */
export function keepWhatIsFound(response: ServerResponse, status: number): void {
  if (FOUND.includes(status)) return
  if (/max-?age=[1-9]/.test(String(response.getHeader('Cache-Control')))) {
    response.setHeader('Cache-Control', 'no-store')
  }
}

/** Requests of one connection that may be at work together. Browsers and nginx send one, and wait for its answer. */
const MOST_AT_WORK = 10

/** Pages are made in a few milliseconds. */
const PAGES = { atOnce: 4, pauses: false }

/**
 * The log-in screen takes 50 ms. A visitor's page needs several turns of the event loop: with four such screens at work, each
 * turn takes 200 ms.
 */
const SCREENS = { atOnce: 1, pauses: true }

/**
 * Of one account, so that an office behind one address does not wait for itself. Eight hostile texts saved at once kept a visitor
 * waiting for a second.
 */
const STAFF = { atOnce: 4, pauses: false }

const bounded = new WeakSet<Server>()

/**
 * Refuses what `server` is sent behind requests of the same connection that still wait for an answer (429, and the
 * connection is closed): Node begins all of a packet together, and 200 pages of one kept everybody else waiting for a
 * second. Requests of one anonymous address, or of one account, take turns on however many connections (`fair-turns.ts`). Next
 * is not asked: its answer to a refused request costs as much as a page. May be called at each request.
 */
function boundRequests(server: Server, secret: string): void {
  if (bounded.has(server)) return
  bounded.add(server)
  const atWork = new WeakMap<Socket, number>()
  const turns = {
    pages: new FairTurns(PAGES),
    screens: new FairTurns(SCREENS),
    staff: new FairTurns(STAFF),
  }
  const answer = server.listeners('request')
  server.removeAllListeners('request')
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const { socket } = request
    const before = atWork.get(socket) ?? 0
    const refuse = () => response.writeHead(429, { 'Retry-After': 1, Connection: 'close' }).end()
    if (before >= MOST_AT_WORK) return void refuse()
    atWork.set(socket, before + 1)
    response.once('close', () => atWork.set(socket, (atWork.get(socket) ?? 1) - 1))
    const begin = () => {
      for (const listener of answer) listener.call(server, request, response)
    }
    const account = sessionAccount(request.headers, secret)
    const kind =
      account !== null ? 'staff' : areaOf(pathOf(request)) === 'admin' ? 'screens' : 'pages'
    const caller = account ?? clientAt(String(request.headers[CLIENT_ADDRESS] ?? ''))
    if (!turns[kind].take(caller, response, begin)) refuse()
  })
}
