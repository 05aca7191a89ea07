import type { TextVariable } from '@/text/variables'

/** A fault in a text or an address, reported to its author. */
export type Finding = {
  /** An error harms visitors and blocks publication if it is new. The author decides about a warning. */
  severity: 'error' | 'warning'
  /** In French: what is wrong, and how to fix it. */
  message: string
  /** The address or the words, as typed. */
  excerpt: string
  /** Replacements for `excerpt`, each applied with one click. */
  instead?: string[]
  /** What it is about, if not the formatting of the text. */
  about?: 'link' | 'words' | 'image'
  /** Something left to write or to update: reported again even in published text. */
  isLeft?: true
}

/** The data that a text is checked against. */
export type ContentContext = {
  /** Absolute address of the site, without trailing slash. */
  siteUrl: string
  /** Paths where visitors find something: `/…`, pages, former addresses and documents of plugins alike. */
  sitePaths: string[]
  /** The anchors of each published page, by its path. */
  anchors: Record<string, string[]>
  /** Number of links of the published content to each host, ignoring `www.`. */
  hostUses: Record<string, number>
  /** This year, in Paris. */
  year: number
  /** The numbers of the promotions of all calls, drafts included. */
  promotions: number[]
  /** The dates that variables give for the calls that are not over and that a text of the document may be about. */
  callDates: { name: TextVariable; words: string }[]
  /** Whether its texts may use the variables of a call. */
  namesCall: boolean
}

/** For a check that looks only for errors: without the data that warnings need. */
export const NOTHING_KNOWN = {
  sitePaths: [],
  anchors: {},
  hostUses: {},
  year: 0,
  promotions: [],
  callDates: [],
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

/** Lowers to warnings the errors in `findings` whose excerpt is in `published`, because visitors read it already. */
export function tolerate<Found extends Finding>(findings: Found[], published: string[]): Found[] {
  return findings.map((finding) =>
    published.includes(finding.excerpt) ? { ...finding, severity: 'warning' } : finding,
  )
}
