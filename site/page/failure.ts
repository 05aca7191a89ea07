import config from '@payload-config'
import { getPayload } from 'payload'

import { DatabaseDown, isDatabaseUp, knownFault } from '@/platform/health/database'
import { storageFault } from '@/platform/health/words'
import { currentRequestId } from '@/platform/http/request-id'
import { logger } from '@/platform/log/logger'

import { renderError } from './render'
import { errorResponse } from './responses'

/**
 * Tells the log that `error` kept an answer from being made; `what` begins the line. Of a database that is down nothing:
 * the log already says so, once.
 */
export function logFailure(error: unknown, what: string): void {
  if (!(error instanceof DatabaseDown)) logger().error({ err: error }, what)
}

const TEXT = { 'Content-Type': 'text/plain; charset=utf-8' }

/**
 * What a visitor gets when `error` kept an answer from being made: 503 while the database or the storage of
 * files is down or damaged, else 500, with the identifier under which the log tells the cause. Neither shows it, but to
 * who develops.
 */
export async function failurePage(error: unknown): Promise<Response> {
  const status = (await isDown(error)) ? 503 : 500
  const fault = process.env.NODE_ENV === 'development' && status === 503 && knownFault()
  if (fault) return new Response(fault, { status, headers: TEXT })
  const reference = currentRequestId()
  return errorResponse(status, await renderError(status, null, reference).catch(() => null))
}

async function isDown(error: unknown): Promise<boolean> {
  if (error instanceof DatabaseDown || isUnavailable(error) || storageFault(error)) return true
  const payload = await getPayload({ config }).catch(() => null)
  return !payload || !(await isDatabaseUp(payload))
}

/** A Refusal (503) of the storage, not known by its class: the start and the routes each hold a copy of it. */
const isUnavailable = (error: unknown): boolean => (error as { status?: number }).status === 503
