import stored from './audit.json' with { type: 'json' }

/** The states of décret n° 2019-768, article 5: all applicable criteria conform, at least half do, or fewer. */
type AuditState = 'full' | 'partial' | 'none'

/**
 * Returns what the accessibility statement says about an audit. `rate`: the percentage of conforming criteria among the
 * applicable ones, rounded down to one decimal; `failures`: in the standard's order.
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

/** The latest audit (docs/rgaa.md explains how to redo it). */
export const AUDIT = auditOf(stored)

/** The state in the law's words, to follow « Accessibilité : ». */
export const STATE_WORDS: Record<AuditState, string> = {
  full: 'totalement conforme',
  partial: 'partiellement conforme',
  none: 'non conforme',
}
