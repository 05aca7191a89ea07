import { expect, it } from '@jest/globals'

import { isShownIn, SHOWN_WHILE, type ShownWhile, type CallState } from '@/call/state'

const at = new Date('2027-03-31T16:00:00Z')
const forced = (to: 'open' | 'closed'): CallState => ({
  status: 'forced',
  to,
  turnsAt: null,
  override: { to, until: null, reason: null, by: null },
  dated: { status: 'upcoming', opensAt: at },
  wasOpen: false,
})

const STATES: [string, CallState, ShownWhile[]][] = [
  ['to come', { status: 'upcoming', opensAt: at }, ['upcoming', 'notOpen']],
  ['open', { status: 'open', closesAt: at }, ['open']],
  ['in its last days', { status: 'closingSoon', closesAt: at }, ['open', 'closingSoon']],
  ['open without an end', { status: 'rolling' }, ['open']],
  ['closed', { status: 'closed', since: at }, ['closed', 'notOpen']],
  ['forced open', forced('open'), ['open']],
  ['forced closed', forced('closed'), ['closed', 'notOpen']],
]

it.each(STATES)('a call %s shows the sections chosen for its state', (_, state, expected) => {
  const choices = Object.keys(SHOWN_WHILE) as ShownWhile[]
  expect(choices.filter((when) => isShownIn(state, when))).toEqual(expected)
})
