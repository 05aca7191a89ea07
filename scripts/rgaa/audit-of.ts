import type { Audit, AuditState } from '@/lib/rgaa/audit'

import type { RgaaDocument } from './read'

/** The figures of an audit, as its statement gives them. */
export function auditOf({ criteria, ...about }: RgaaDocument): Audit {
  const count = (state: string) => criteria.filter((one) => one.state === state).length
  const conforming = count('conforme')
  const failures = criteria.filter(({ state }) => state === 'non conforme')
  const rate = Math.floor((1000 * conforming) / (conforming + failures.length)) / 10
  return {
    ...about,
    conforming,
    failing: failures.length,
    notApplicable: count('non applicable'),
    rate,
    state: stateOf(rate),
    failures: failures.map(({ number, title, check }) => ({ number, title, reason: check })),
  }
}

function stateOf(rate: number): AuditState {
  if (rate === 100) return 'full'
  return rate >= 50 ? 'partial' : 'none'
}
