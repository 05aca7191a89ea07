import config from '@payload-config'
import { getPayload } from 'payload'
import { z } from 'zod'

import { countAttempt, LIMITS } from '@/platform/security/attempts'
import { readWithin } from '@/platform/security/bounded-request'
import { REPORTS_BYTES } from '@/platform/security/budget'
import { callerAddress } from '@/platform/security/caller'
import { asJson } from '@/text/as-json'

/**
 * Logs a browser's policy report. Always responds 204, or 429: browsers ignore other responses, and an anonymous client
 * must learn nothing from it.
 */
export async function receiveReport(request: Request): Promise<Response> {
  const seconds = await countAttempt(LIMITS.policyReport, callerAddress(request.headers))
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

/** The format of `report-uri` (CSP level 2). Keeps what was blocked and where, nothing about the visitor. */
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
    directive: directiveName(report['effective-directive'] ?? report['violated-directive'] ?? ''),
    blocked: place(report['blocked-uri']),
    page: place(report['document-uri']),
    source: place(report['source-file'] ?? ''),
  }))

/** The parsed report of a browser; null if `body` is not a report. */
export const parseReport = (body: unknown) => sent.safeParse(body).data ?? null

/** Names that browsers use: directives, and `inline`, `eval` or `data` instead of an address. */
const NAME = /^[\w-]{0,40}$/

/** The name of a directive. Old browsers send the whole directive (`violated-directive`, CSP level 1). */
function directiveName(directive: string): string {
  const name = directive.split(' ', 1)[0] ?? ''
  return NAME.test(name) ? name : '?'
}

/** Longer than any host name (253, RFC 1035), and than the first segment of our paths. */
const LONGEST = { origin: 270, segment: 60 }

/** The origin and the first path segment of an address: the rest may contain a secret or user input. */
function place(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : null
  if (!url) return NAME.test(address) ? address : '?'
  if (url.origin === 'null') return url.protocol.slice(0, LONGEST.segment)
  const segment = url.pathname.split('/')[1] ?? ''
  return `${url.origin.slice(0, LONGEST.origin)}/${segment.slice(0, LONGEST.segment)}`
}
