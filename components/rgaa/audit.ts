import { z } from 'zod'

import stored from './audit.json' with { type: 'json' }

const STATES = ['conforme', 'non conforme', 'non applicable'] as const

const text = z.string().min(1)

const auditData = z.strictObject({
  standard: text.startsWith('RGAA 4.1'),
  auditedOn: z.iso.date(),
  technologies: z.array(text).min(1),
  /** With what the criteria were checked. */
  tools: z.array(text).min(1),
  pages: z.array(text).min(1),
  /** French sentences: contents that the law exempts, or that would be a disproportionate burden. */
  exemptions: z.array(text),
  criteria: z.array(
    z.strictObject({
      number: z.string().regex(/^\d{1,2}\.\d{1,2}$/),
      title: text,
      state: z.enum(STATES),
      /** How it was checked; of a failing one, why it fails. French, as the statement publishes it. */
      check: text,
    }),
  ),
})

type AuditData = z.infer<typeof auditData>
type Criterion = AuditData['criteria'][number]

/** Décret n° 2019-768, article 5: all that applies conforms, half of it at least, or less. */
export type AuditState = 'full' | 'partial' | 'none'

/** What the statement of accessibility says of the last audit. */
export type Audit = Omit<AuditData, 'criteria'> & {
  conforming: number
  notApplicable: number
  /** Conforming criteria among those that apply, in percent with one decimal, never rounded up. */
  rate: number
  state: AuditState
  /** In the order of the standard. */
  failures: Criterion[]
}

/** The figures of an audit, as its statement gives them. Throws when `data` is none. */
export function auditOf(data: unknown): Audit {
  const { criteria, ...about } = auditData.parse(data)
  const those = (wanted: Criterion['state']) => criteria.filter(({ state }) => state === wanted)
  const conforming = those('conforme').length
  const failures = those('non conforme')
  const rate = Math.floor((1000 * conforming) / (conforming + failures.length)) / 10
  const notApplicable = those('non applicable').length
  return { ...about, conforming, notApplicable, rate, state: stateOf(rate), failures }
}

function stateOf(rate: number): AuditState {
  if (rate === 100) return 'full'
  return rate >= 50 ? 'partial' : 'none'
}

/** The last audit (docs/rgaa.md says how it is made again). */
export const AUDIT = auditOf(stored)

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
