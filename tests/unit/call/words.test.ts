import { expect, it } from '@jest/globals'

import type { CallState, DatedState } from '@/call/state'
import { deadlineOf, openingAfter, stateName, stateSentence, stateWords } from '@/call/words'

const opensAt = new Date('2027-01-04T08:00:00Z')
const closesAt = new Date('2027-03-31T16:00:00Z')
const since = new Date('2027-04-15T10:00:00Z')
const closed = { status: 'closed', since } as const

const forced = (
  to: 'open' | 'closed',
  turnsAt: Date | null,
  dated: DatedState = closed,
): CallState => {
  const override = { to, until: turnsAt, reason: 'Report', by: 'Zoé' }
  return { status: 'forced', to, turnsAt, override, dated }
}

/** As feeds, descriptions and the admin say it; how grave it looks; the instant that the words are about. */
const STATES: [string, string | null, Date | null, CallState][] = [
  [
    'Appel à venir. Ouvre le 4 janvier 2027 à 9 h',
    'info',
    opensAt,
    { status: 'upcoming', opensAt },
  ],
  ['Appel à venir', 'info', null, { status: 'upcoming', opensAt: null }],
  ['Appel ouvert jusqu’au 31 mars 2027 à 18 h', 'success', closesAt, { status: 'open', closesAt }],
  [
    'Appel bientôt clos. Ouvert jusqu’au 31 mars 2027 à 18 h',
    'warning',
    closesAt,
    { status: 'closingSoon', closesAt },
  ],
  ['Appel ouvert en continu', 'success', null, { status: 'rolling' }],
  ['Appel clos depuis le 15 avril 2027 à 12 h', null, since, closed],
  ['Appel ouvert jusqu’au 31 mars 2027 à 18 h', 'success', closesAt, forced('open', closesAt)],
  ['Appel ouvert', 'success', null, forced('open', null)],
  ['Appel clos. Ouvre le 4 janvier 2027 à 9 h', null, opensAt, forced('closed', opensAt)],
  ['Appel clos depuis le 15 avril 2027 à 12 h', null, since, forced('closed', null)],
  ['Appel clos', null, null, forced('closed', null, { status: 'open', closesAt })],
]

it.each(STATES)('a call is said to be: « %s »', (sentence, severity, at, state) => {
  expect(stateSentence(state).replaceAll('\u00a0', ' ')).toBe(sentence)
  const words = stateWords(state)
  expect([words.severity, words.detail && words.detail.at]).toEqual([severity, at])
  expect(words.badge).toBe(`Appel ${stateName(state)}`)
  expect(deadlineOf(state)).toBe(sentence.includes('jusqu’au') ? at : null)
  expect(openingAfter(state)).toBe(sentence.includes('Ouvre le') ? at : null)
})
