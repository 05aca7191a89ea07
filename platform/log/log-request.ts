import type { IncomingMessage, ServerResponse } from 'node:http'

import { HEALTH_PATHS } from '@/platform/http/health-paths'

import { logger } from './logger'
import { safePath } from './safe-path'

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
