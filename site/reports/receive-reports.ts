import config from '@payload-config'
import { getPayload } from 'payload'

import { countAttempt } from '@/platform/security/attempts'
import { readWithin } from '@/platform/security/bounded-body'
import { REPORTS_BYTES } from '@/platform/security/budget'
import { LIMITS } from '@/platform/security/limits'
import { parseReports, type PolicyReport } from './policy-report'
import { whoAsks } from '@/platform/security/who-asks'

/**
 * Writes to the log what a browser reports. Always answers 204, or 429: a browser does nothing of another answer, and a
 * stranger has nothing to learn from it.
 */
export async function receiveReports(request: Request): Promise<Response> {
  const seconds = await countAttempt(LIMITS.policyReport, whoAsks(request.headers))
  if (seconds !== null) {
    return new Response(null, { status: 429, headers: { 'Retry-After': String(seconds) } })
  }
  const body = request.body && (await readWithin(request.headers, request.body, REPORTS_BYTES))
  for (const report of (body && parseReports(asJson(body.toString()))) || []) await log(report)
  return new Response(null, { status: 204 })
}

async function log(report: PolicyReport): Promise<void> {
  const { logger } = await getPayload({ config })
  logger.warn({ report, msg: 'Violation de la politique de sécurité du contenu (CSP)' })
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
