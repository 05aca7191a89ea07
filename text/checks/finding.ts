import type { TextVariable } from '@/text/variables'

/** What is wrong in a text or an address, for whoever writes it. */
export type Finding = {
  /** An error hurts visitors: it is not published anew. A warning is for the writer to judge. */
  severity: 'error' | 'warning'
  /** French: what is wrong, and what to do. */
  message: string
  /** The address, or the words, as they were typed. */
  excerpt: string
  /** What may be written in the place of `excerpt`, in one press each. */
  instead?: string[]
  /** It is left to write, or to bring up to date: worth saying again of what visitors read already. */
  isLeft?: true
}

/** What a text is checked against. */
export type ContentContext = {
  /** Absolute address of the site, without trailing slash. */
  siteUrl: string
  /** Where visitors find something published: `/…`, pages and former addresses alike. */
  sitePaths: string[]
  /** The anchors of each published page, by its path. */
  anchors: Record<string, string[]>
  /** How many links of the published content lead to each host, `www.` aside. */
  hostUses: Record<string, number>
  /** This year, in Paris. */
  year: number
  /** The numbers of the promotions that calls recruit, drafts included. */
  promotions: number[]
  /** What variables say of the calls that are not over, and of which a text of the document may be about. */
  callDates: { name: TextVariable; words: string }[]
  /** Whether its texts may name what a call says, by variables. */
  namesCall: boolean
}

const finding =
  (severity: Finding['severity']) =>
  (excerpt: string, message: string, instead?: string[]): Finding => ({
    severity,
    message,
    excerpt,
    instead,
  })

export const error = finding('error')
export const warning = finding('warning')

/** `findings` where the errors about what visitors read already, by its excerpts, are only warnings. */
export function tolerate<Found extends Finding>(findings: Found[], published: string[]): Found[] {
  return findings.map((finding) =>
    published.includes(finding.excerpt) ? { ...finding, severity: 'warning' } : finding,
  )
}
