import { describe, expect, it } from '@jest/globals'
import { render } from '@testing-library/react'

import { CallStateLine } from '@/components/page/CallStateLine'
import type { CallState } from '@/lib/call'

const evening = new Date('2027-03-31T16:00:00Z')
const midnight = new Date('2027-03-31T22:00:00Z')
const forced = { reason: 'jury reporté' }

const words = (state: CallState) =>
  render(<CallStateLine state={state} />).container.textContent?.replaceAll('\u00a0', ' ')

const CASES: [string, CallState][] = [
  ['Appel ouvert jusqu’au 31 mars 2027 à 18 h', { status: 'open', until: evening, forced: null }],
  ['Appel ouvert jusqu’au 31 mars 2027 inclus', { status: 'open', until: midnight, forced: null }],
  ['Appel ouvert', { status: 'open', until: null, forced }],
  ['Appel à venir Ouvre le 31 mars 2027 à 18 h', { status: 'upcoming', opensAt: evening }],
  ['Appel à venir', { status: 'upcoming', opensAt: null }],
  ['Appel clos depuis le 1er avril 2027', { status: 'closed', since: midnight, forced: null }],
  ['Appel clos', { status: 'closed', since: null, forced }],
]

describe('CallStateLine', () => {
  it.each(CASES)('says « %s »', (expected, state) => {
    expect(words(state)).toBe(expected)
  })

  it('gives machines the instant', () => {
    const { container } = render(
      <CallStateLine state={{ status: 'open', until: evening, forced: null }} />,
    )
    expect(container.querySelector('time')).toHaveAttribute('datetime', evening.toISOString())
  })
})
