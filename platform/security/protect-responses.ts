import { randomBytes } from 'node:crypto'
import type { ServerResponse, IncomingMessage, Server } from 'node:http'
import type { Socket } from 'node:net'

import { onRequest, pathOf, type Started } from '@/platform/http/on-request'
import { CLIENT_ADDRESS, hasFailed } from '@/platform/http/request-id'

import { callerKindOf, clientAt, forgetFutureSession, sessionAccount } from './caller'
import { areaOf, contentPolicy, type Circumstances } from './content-policy'
import { FairTurns } from './fair-turns'
import { forgetHeaders, forgetVary } from './forget-headers'
import { securityHeaders } from './headers'
import { reasonToRefuse, REFUSED, REFUSED_PATH, writeRefused } from './reason-to-refuse'

type Where = Omit<Circumstances, 'nonce'> & {
  /** The secret that signs sessions. */
  secret: string
}

/**
 * Adds the security headers to each response of this process as it is sent, and answers invalid requests with our own page.
 * Next's configuration cannot do this: it is fixed at build time.
 */
export function protectResponses(where: Where): void {
  onRequest((started) => protect(started, where))
}

function protect({ path, request, response, server }: Started, where: Where): void {
  boundRequests(server, where.secret)
  const area = areaOf(path)
  const circumstances = { ...where, nonce: randomBytes(16).toString('base64') }
  // In development Next checks which site requests its files.
  if (!where.isDevelopment) forgetHeaders(request, path, area)
  // Next reads the nonce for its inline scripts from these request headers. Values sent by the client are not trusted.
  delete request.headers['content-security-policy-report-only']
  request.headers['content-security-policy'] = contentPolicy(area, circumstances)
  forgetFutureSession(request.headers)
  refuse({ path, request }, where.secret)
  if (area === 'preview') welcomeFollowedLink(request)

  const headers = securityHeaders({ path, area, ...circumstances })
  const send = response.writeHead.bind(response) as (...args: unknown[]) => ServerResponse
  response.writeHead = (...args: unknown[]) => {
    // An invalid server function call is an error of the client (RFC 9110, 15.5.1).
    const isCall = 'next-action' in request.headers
    if (isCall && args[0] === 500 && !hasFailed()) args[0] = 400
    keepWhatIsFound(response, Number(args[0]))
    if (area !== 'admin' && area !== 'preview') forgetVary(response)
    for (const [name, value] of Object.entries(headers)) {
      // File responses already have stricter headers of their own.
      if (!response.hasHeader(name)) response.setHeader(name, value)
    }
    return send(...args)
  }
}

/** Routes an invalid request to the page that explains the refusal, which reads nothing else of the request. */
function refuse({ path, request }: Omit<Started, 'server' | 'response'>, secret: string): void {
  delete request.headers[REFUSED]
  const { headers, method, url } = request
  const refused = reasonToRefuse({
    headers,
    method,
    path,
    url,
    callerKind: callerKindOf(headers, secret),
  })
  if (!refused) return
  request.headers[REFUSED] = writeRefused(refused)
  request.url = REFUSED_PATH
  if (request.method !== 'HEAD') request.method = 'GET'
}

/**
 * Makes Payload accept the session of a user who follows a link to a preview from another site, such as webmail, by
 * presenting it as a typed address (`none`). Otherwise Payload ignores the cookie, and the user gets the public page, or
 * none. This is safe: opening a preview changes nothing. Requests of a frame, a script or a form of another site keep their
 * header, and that site cannot read the preview that it opens (Fetch Metadata; `frame-ancestors`,
 * `Cross-Origin-Opener-Policy`). The admin does not need this: its sign-in screen redirects signed-in users.
 */
export function welcomeFollowedLink({ headers, method }: IncomingMessage): void {
  const isFollowed =
    method === 'GET' &&
    headers['sec-fetch-site'] === 'cross-site' &&
    headers['sec-fetch-mode'] === 'navigate' &&
    headers['sec-fetch-dest'] === 'document'
  if (isFollowed) headers['sec-fetch-site'] = 'none'
}

/** Statuses of a successful response: whole, partial, or not modified. */
const FOUND = [200, 206, 304]

/**
 * Removes any cache lifetime from a response with another `status`: what is missing may exist a moment later. The address of
 * a style sheet contains its digest, so anyone can compute and request that of the next release before it exists. Next adds
 * the headers of its configuration to every status.
 */
export function keepWhatIsFound(response: ServerResponse, status: number): void {
  if (FOUND.includes(status)) return
  if (/max-?age=[1-9]/.test(String(response.getHeader('Cache-Control')))) {
    response.setHeader('Cache-Control', 'no-store')
  }
}

/** Requests of one connection that may be processed together. Browsers and nginx send one, and wait for its response. */
const MOST_AT_WORK = 10

/** A page takes a few milliseconds to render. */
const PAGES = { atOnce: 4, pauses: false }

/**
 * The sign-in screen takes 50 ms to render. A visitor's page needs several iterations of the event loop: while four such
 * screens are rendered, each iteration takes 200 ms.
 */
const SCREENS = { atOnce: 1, pauses: true }

/**
 * Per account, so that users who share the address of an office do not wait for each other. Eight hostile texts saved at
 * once delayed a visitor by a second.
 */
const STAFF = { atOnce: 2, pauses: false }

const bounded = new WeakSet<Server>()

/**
 * Refuses requests to `server` sent behind requests of the same connection that still wait for a response (429, and the
 * connection is closed): Node starts all requests of a packet together, and 200 pages in one packet delayed everyone else by
 * a second. Requests of one anonymous address, or of one account, are limited together over all their connections
 * (`fair-turns.ts`). Next does not answer refused requests: its response costs as much as a page. May be called at each
 * request.
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
