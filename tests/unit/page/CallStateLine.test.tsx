import { describe, expect, it } from '@jest/globals'
import { render } from '@testing-library/react'

import type { CallState, DatedState } from '@/call/state'
import { CallStateLine } from '@/components/page/CallStateLine'

const evening = new Date('2027-03-31T16:00:00Z')
const midnight = new Date('2027-03-31T22:00:00Z')
const words = (state: CallState) =>
  render(<CallStateLine state={state} />).container.textContent?.replaceAll('\u00a0', ' ')

const forced = (
  to: 'open' | 'closed',
  turnsAt: Date | null,
  dated: DatedState = { status: 'rolling' },
): CallState => ({
  status: 'forced',
  to,
  turnsAt,
  dated,
  override: { to, until: null, reason: 'jury reporté', by: 'Camille' },
})

const CASES: [string, CallState][] = [
  ['Appel à venir Ouvre le 31 mars 2027 à 18 h', { status: 'upcoming', opensAt: evening }],
  ['Appel à venir', { status: 'upcoming', opensAt: null }],
  ['Appel ouvert jusqu’au 31 mars 2027 à 18 h', { status: 'open', closesAt: evening }],
  ['Appel ouvert jusqu’au 31 mars 2027 inclus', { status: 'open', closesAt: midnight }],
  [
    'Appel bientôt clos Ouvert jusqu’au 31 mars 2027 à 18 h',
    { status: 'closingSoon', closesAt: evening },
  ],
  ['Appel ouvert en continu', { status: 'rolling' }],
  ['Appel clos depuis le 1er avril 2027', { status: 'closed', since: midnight }],
  ['Appel ouvert', forced('open', null)],
  ['Appel ouvert jusqu’au 31 mars 2027 à 18 h', forced('open', evening)],
  ['Appel clos', forced('closed', null)],
  ['Appel clos Ouvre le 31 mars 2027 à 18 h', forced('closed', evening)],
  [
    'Appel clos depuis le 31 mars 2027 à 18 h',
    forced('closed', null, { status: 'closed', since: evening }),
  ],
]

describe('CallStateLine', () => {
  it.each(CASES)('says « %s »', (expected, state) => {
    expect(words(state)).toBe(expected)
  })

  it('gives machines the instant', () => {
    const { container } = render(<CallStateLine state={{ status: 'open', closesAt: evening }} />)
    expect(container.querySelector('time')).toHaveAttribute('datetime', evening.toISOString())
  })
})
