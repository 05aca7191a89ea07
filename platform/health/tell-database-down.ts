import type { ServerResponse } from 'node:http'

import type { AfterErrorHook } from 'payload'

import { onRequest } from '@/platform/http/on-request'
import { areaOf } from '@/platform/security/content-policy'

import { answersNow, isDatabaseKnownDown, knownFault } from './database'
import { DATABASE_DOWN, RETRY_AFTER, storageFault } from './words'

/**
 * After a request failed without a reason that Payload knows: says so if the disk is full, the file of the database
 * damaged, or the database away meanwhile.
 */
export const tellDatabaseDown: AfterErrorHook = async ({ error, req }) => {
  if ((error as { status?: number }).status) return
  const fault = storageFault(error)
  if (!fault && (await answersNow(req.payload))) return
  return {
    status: 503,
    response: { errors: [{ message: fault ?? knownFault() ?? DATABASE_DOWN }] },
  }
}

/**
 * Has a screen of the admin that says that the database is down say so by its status too (503), to machines: a page of
 * Next cannot choose its own. What the admin's scripts ask for keeps its status, which they read in their own way.
 */
export function tellScreensDown(): void {
  onRequest(({ path, request: { headers, method }, response }) => {
    if (method !== 'GET' || headers.rsc || areaOf(path) !== 'admin') return
    const send = response.writeHead.bind(response) as (...args: unknown[]) => ServerResponse
    response.writeHead = (status: number, ...rest: unknown[]) => {
      if (status !== 200 || !isDatabaseKnownDown()) return send(status, ...rest)
      response.setHeader('Retry-After', RETRY_AFTER)
      return send(503, ...rest)
    }
  })
}
