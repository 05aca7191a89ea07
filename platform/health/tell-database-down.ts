import type { ServerResponse } from 'node:http'

import type { AfterErrorHook } from 'payload'

import { onRequest } from '@/platform/http/on-request'
import { areaOf } from '@/platform/security/content-policy'

import { answersNow, isDatabaseKnownDown, knownFault } from './database'
import { DATABASE_DOWN, RETRY_AFTER, storageFault } from './words'

/**
 * After a request failed for a reason unknown to Payload: says so if the disk is full, the database file is damaged, or
 * the database does not answer.
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
 * Makes the admin screens respond with status 503, for monitors, while the database is known to be down, because a Next
 * page cannot set its own status. Requests of the admin's scripts keep their status, which the scripts interpret
 * themselves.
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
