import config from '@payload-config'
import { getPayload } from 'payload'
import { z } from 'zod'

import { countAttempt, LIMITS } from '@/platform/security/attempts'
import { readWithin } from '@/platform/security/bounded-request'
import { REPORTS_BYTES } from '@/platform/security/budget'
import { whoAsks } from '@/platform/security/asker'
import { asJson } from '@/text/as-json'

/**
 * Writes to the log what a browser reports. Always answers 204, or 429: a browser does nothing of another answer, and a
 * stranger has nothing to learn from it.
 */
export async function receiveReport(request: Request): Promise<Response> {
  const seconds = await countAttempt(LIMITS.policyReport, whoAsks(request.headers))
  if (seconds !== null) {
    return new Response(null, { status: 429, headers: { 'Retry-After': String(seconds) } })
  }
  const body = request.body && (await readWithin(request.headers, request.body, REPORTS_BYTES))
  const report = body && parseReport(asJson(body.toString()))
  if (report) {
    const { logger } = await getPayload({ config })
    logger.warn({ report, msg: 'Violation de la politique de sécurité du contenu (CSP)' })
  }
  return new Response(null, { status: 204 })
}

const TEXT = z.string().max(4_096)

/** Sent to `report-uri` (CSP level 2). What is kept of it: what was stopped and where, nothing of who saw it. */
const sent = z
  .object({
    'csp-report': z.object({
      'effective-directive': TEXT.optional(),
      'violated-directive': TEXT.optional(),
      'blocked-uri': TEXT.default(''),
      'document-uri': TEXT.default(''),
      'source-file': TEXT.nullish(),
    }),
  })
  .transform(({ 'csp-report': report }) => ({
    directive: nameOf(report['effective-directive'] ?? report['violated-directive'] ?? ''),
    blocked: place(report['blocked-uri']),
    page: place(report['document-uri']),
    source: place(report['source-file'] ?? ''),
  }))

/** What is kept of the report in `body`, as a browser sends it; null when it is none. */
export const parseReport = (body: unknown) => sent.safeParse(body).data ?? null

/** What browsers call things: directives, and in place of an address `inline`, `eval`, `data`. */
const NAME = /^[\w-]{0,40}$/

/** Of a directive its name: old browsers tell the whole of it (`violated-directive`, CSP level 1). */
function nameOf(directive: string): string {
  const name = directive.split(' ', 1)[0] ?? ''
  return NAME.test(name) ? name : '?'
}

/** Longer than the name of any site (253, RFC 1035), and than what begins a path of ours. */
const LONGEST = { origin: 270, segment: 60 }

/** Of an address its origin and the first segment of its path: the rest may be a key, or somebody's words. */
function place(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : null
  if (!url) return NAME.test(address) ? address : '?'
  if (url.origin === 'null') return url.protocol.slice(0, LONGEST.segment)
  const segment = url.pathname.split('/')[1] ?? ''
  return `${url.origin.slice(0, LONGEST.origin)}/${segment.slice(0, LONGEST.segment)}`
}
