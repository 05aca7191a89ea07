import type { IncomingMessage, ServerResponse } from 'node:http'

import { HEALTH_PATHS } from '@/platform/http/health-paths'
import { ownAddresses } from '@/platform/http/own-addresses'

import { logger } from './logger'

/**
 * Logs one line when the response to `request` (`id`) is sent. Nothing about the client (address, browser, cookie) or
 * its input. `bytes`: all that was sent, headers included. `isCut`: the connection closed before the response was
 * complete.
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

/** The secret of a password reset or of an account verification, after what precedes it in the path. */
const ACCOUNT_KEY = /(\/admin\/reset\/|\/admin\/verify\/|\/api\/users\/verify\/)[^/]+/

/** Account ids are left out because they identify people. 24 digits on MongoDB, a UUID on SQLite. */
const ACCOUNT = /(\/(?:api|admin\/collections)\/users\/)(?:[\da-f]{24}|[\da-f-]{36})(?=\/|$)/

/**
 * The path of `url` that may be logged: without the query, which is user input, and without secrets or ids of people,
 * even percent-encoded.
 */
export function safePath(url: string): string {
  const end = url.indexOf('?')
  const secrets = ownAddresses().flatMap(({ secret }) => secret ?? [])
  const path = (end < 0 ? url : url.slice(0, end))
    .replace(/%([2-7][\da-f])/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    .replace(/[\\/]+/g, '/')
    .replace(ACCOUNT, `$1${HIDDEN}`)
  const safe = [ACCOUNT_KEY, ...secrets].reduce(
    (text, secret) => text.replace(secret, `$1${HIDDEN}`),
    path,
  )
  return safe.length > MAX_LENGTH ? `${safe.slice(0, MAX_LENGTH)}…` : safe
}
