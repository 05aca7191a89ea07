import type { IncomingMessage, ServerResponse } from 'node:http'

import { HEALTH_PATHS } from '@/platform/http/health-paths'

import { logger } from './logger'

/**
 * One line for `request`, named `id`, when its answer has left: nothing of who asked (no address, browser, cookie) nor of
 * what was typed. `bytes`: all that was sent, headers included. `isCut`: the connection ended before the answer did.
 */
export function logRequest(request: IncomingMessage, response: ServerResponse, id: string): void {
  const { method, socket, url = '' } = request
  const level = HEALTH_PATHS.has(url) ? 'debug' : 'info'
  const log = logger()
  if (!log.isLevelEnabled(level)) return
  const startedAt = performance.now()
  const sentBefore = socket.bytesWritten
  response.once('close', () => {
    log[level]({
      request: id,
      method,
      path: safePath(url),
      status: response.statusCode,
      ms: Math.round((performance.now() - startedAt) * 10) / 10,
      bytes: socket.bytesWritten - sentBefore,
      ...(!response.writableFinished && { isCut: true }),
    })
  })
}

const HIDDEN = '[…]'
const MAX_LENGTH = 200

/** What precedes a key in an address: of a shared page, of a new password, of an account or a subscription to confirm. */
const KEYS =
  /(\/partage\/|\/admin\/reset\/|\/admin\/verify\/|\/api\/users\/verify\/|\/appels\/prevenir\/(?!pour\/)[^/]+\/)[^/]+/

/** Accounts are people: their identifiers too are left out. On MongoDB 24 digits, on SQLite a UUID. */
const ACCOUNT = /(\/(?:api|admin\/collections)\/users\/)(?:[\da-f]{24}|[\da-f-]{36})(?=\/|$)/

/**
 * The address `url` of a request (path and query) as a log may hold it: without its query, which is what someone typed,
 * and without what gives access or names a person, however it is spelled.
 */
export function safePath(url: string): string {
  const end = url.indexOf('?')
  const path = (end < 0 ? url : url.slice(0, end))
    .replace(/%([2-7][\da-f])/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    .replace(/[\\/]+/g, '/')
    .replace(KEYS, `$1${HIDDEN}`)
    .replace(ACCOUNT, `$1${HIDDEN}`)
  return path.length > MAX_LENGTH ? `${path.slice(0, MAX_LENGTH)}…` : path
}
