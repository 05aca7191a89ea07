import stored from './audit.json' with { type: 'json' }

/** Décret n° 2019-768, article 5: all that applies conforms, half of it at least, or less. */
type AuditState = 'full' | 'partial' | 'none'

/**
 * What the statement of accessibility says of an audit. `rate`: conforming criteria among those that apply, in percent with
 * one decimal, never rounded up; `failures`: in the order of the standard.
 */
export function auditOf({ criteria, ...about }: typeof stored) {
  const those = (wanted: string) => criteria.filter(({ state }) => state === wanted)
  const conforming = those('conforme').length
  const notApplicable = those('non applicable').length
  const failures = those('non conforme')
  const rate = Math.floor((1000 * conforming) / (conforming + failures.length)) / 10
  return { ...about, conforming, notApplicable, rate, state: stateOf(rate), failures }
}

function stateOf(rate: number): AuditState {
  if (rate === 100) return 'full'
  return rate >= 50 ? 'partial' : 'none'
}

/** The last audit (docs/rgaa.md says how it is made again). */
export const AUDIT = auditOf(stored)

/** The state as the law words it, to follow « Accessibilité : ». */
export const STATE_WORDS: Record<AuditState, string> = {
  full: 'totalement conforme',
  partial: 'partiellement conforme',
  none: 'non conforme',
}
