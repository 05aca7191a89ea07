import { z } from 'zod'

/** What is kept of a report: what was stopped and where, nothing of who saw it. */
export type PolicyReport = { directive: string; blocked: string; page: string; source: string }

const TEXT = z.string().max(4_096)

/** Sent to `report-uri` (CSP level 2). */
const one = z.object({
  'csp-report': z.object({
    'effective-directive': TEXT.optional(),
    'violated-directive': TEXT.optional(),
    'blocked-uri': TEXT.default(''),
    'document-uri': TEXT.default(''),
    'source-file': TEXT.nullish(),
  }),
})

/** Sent to `report-to` (Reporting API): several at once, of any kind. */
const several = z
  .array(
    z.object({
      type: TEXT,
      body: z.object({
        effectiveDirective: TEXT.default(''),
        blockedURL: TEXT.default(''),
        documentURL: TEXT.default(''),
        sourceFile: TEXT.nullish(),
      }),
    }),
  )
  .max(50)

/** The reports in `body`, as a browser of either kind sends them; null when it is none. */
export function parseReports(body: unknown): PolicyReport[] | null {
  const list = several.safeParse(body)
  if (list.success) {
    return list.data.map(({ body: report }) => ({
      directive: report.effectiveDirective,
      blocked: place(report.blockedURL),
      page: place(report.documentURL),
      source: place(report.sourceFile ?? ''),
    }))
  }
  const parsed = one.safeParse(body)
  if (!parsed.success) return null
  const report = parsed.data['csp-report']
  return [
    {
      directive: report['effective-directive'] ?? report['violated-directive'] ?? '',
      blocked: place(report['blocked-uri']),
      page: place(report['document-uri']),
      source: place(report['source-file'] ?? ''),
    },
  ]
}

/** Of an address its origin and the first segment of its path: the rest may be a key, or somebody's words. */
function place(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : null
  // `inline`, `eval`, `data`: what browsers say where there is no address.
  if (!url) return /^[\w-]{0,40}$/.test(address) ? address : '?'
  if (url.origin === 'null') return url.protocol
  return `${url.origin}/${url.pathname.split('/')[1] ?? ''}`
}
