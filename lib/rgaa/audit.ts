import stored from './audit.json' with { type: 'json' }

/** Décret n° 2019-768, article 5: all that applies conforms, half of it at least, or less. */
export type AuditState = 'full' | 'partial' | 'none'

/** What the statement of accessibility says of the last audit. */
export type Audit = {
  /** Name and version of the standard, as in `RGAA 4.1.2`. */
  standard: string
  /** Day of the audit, `YYYY-MM-DD`. */
  auditedOn: string
  conforming: number
  failing: number
  notApplicable: number
  /** Conforming criteria among those that apply, in percent with one decimal, never rounded up. */
  rate: number
  state: AuditState
  /** Each failing criterion with its reason, in French, in the order of the standard. */
  failures: { number: string; title: string; reason: string }[]
  /** French sentences: contents that the law exempts, or that would be a disproportionate burden. */
  exemptions: string[]
  technologies: string[]
  /** With what the criteria were checked. */
  tools: string[]
  pages: string[]
}

/** The figures of `docs/rgaa.md`, which `npm run generate` writes. */
export const AUDIT = stored as Audit

/** The state as the law words it, to follow « Accessibilité : ». */
export function stateWord(state: AuditState): string {
  switch (state) {
    case 'full':
      return 'totalement conforme'
    case 'partial':
      return 'partiellement conforme'
    case 'none':
      return 'non conforme'
    default:
      return state satisfies never
  }
}
