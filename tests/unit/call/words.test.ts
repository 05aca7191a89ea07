import { expect, it } from '@jest/globals'

import type { DateChange } from '@/call/date-changes'
import { type CallState, type DatedState, openingAfter } from '@/call/state'
import { deadlineOf, stateName, stateSentence, stateWords } from '@/call/words'

const opensAt = new Date('2027-01-04T08:00:00Z')
const closesAt = new Date('2027-03-31T16:00:00Z')
const since = new Date('2027-04-15T10:00:00Z')
const closed = { status: 'closed', since } as const

const forced = (
  to: 'open' | 'closed',
  turnsAt: Date | null,
  { dated = closed, ...more }: { dated?: DatedState; wasOpen?: boolean; since?: Date } = {},
): CallState => {
  const override = { to, since: more.since, until: turnsAt, reason: 'Report', by: 'Zoé' }
  const wasOpen = more.wasOpen ?? false
  return { status: 'forced', to, turnsAt, override, dated, wasOpen }
}

/** The sentence for feeds, descriptions and the admin; its severity; the instant that it mentions. */
const STATES: [string, string | null, Date | null, CallState][] = [
  [
    'Appel à venir. Ouvre le lundi 4 janvier 2027 à 9 h (heure de Paris)',
    'info',
    opensAt,
    { status: 'upcoming', opensAt },
  ],
  ['Appel à venir', 'info', null, { status: 'upcoming', opensAt: null }],
  [
    'Appel ouvert jusqu’au mercredi 31 mars 2027 à 18 h (heure de Paris)',
    'success',
    closesAt,
    { status: 'open', closesAt },
  ],
  [
    'Appel bientôt clos. Ouvert jusqu’au mercredi 31 mars 2027 à 18 h (heure de Paris)',
    'warning',
    closesAt,
    { status: 'closingSoon', closesAt },
  ],
  ['Appel ouvert en continu', 'success', null, { status: 'rolling' }],
  ['Appel clos depuis le jeudi 15 avril 2027 à 12 h (heure de Paris)', null, since, closed],
  [
    'Appel ouvert jusqu’au mercredi 31 mars 2027 à 18 h (heure de Paris)',
    'success',
    closesAt,
    forced('open', closesAt),
  ],
  ['Appel ouvert', 'success', null, forced('open', null)],
  [
    'Appel clos. Ouvre le lundi 4 janvier 2027 à 9 h (heure de Paris)',
    null,
    opensAt,
    forced('closed', opensAt),
  ],
  [
    'Appel clos depuis le jeudi 15 avril 2027 à 12 h (heure de Paris)',
    null,
    since,
    forced('closed', null),
  ],
  ['Appel clos', null, null, forced('closed', null, { dated: { status: 'open', closesAt } })],
  [
    'Appel clos. Rouvre le lundi 4 janvier 2027 à 9 h (heure de Paris)',
    null,
    opensAt,
    forced('closed', opensAt, { wasOpen: true }),
  ],
  [
    'Appel clos depuis le lundi 4 janvier 2027 à 9 h (heure de Paris)',
    null,
    opensAt,
    forced('closed', null, { wasOpen: true, since: opensAt }),
  ],
]

it.each(STATES)('the sentence about a call is « %s »', (sentence, severity, at, state) => {
  expect(stateSentence(state).replaceAll('\u00a0', ' ')).toBe(sentence)
  const words = stateWords(state)
  expect([words.severity, words.detail && words.detail.at]).toEqual([severity, at])
  expect(words.badge).toBe(`Appel ${stateName(state)}`)
  expect(stateSentence(state, null, 'short')).not.toMatch(/di |Paris/)
  expect(deadlineOf(state)).toBe(sentence.includes('jusqu’au') ? at : null)
  expect(openingAfter(state)).toBe(/ouvre le/i.test(sentence) ? at : null)
})

const moved = (kind: DateChange['kind'], to: Date | null, from: Date | null = opensAt) => ({
  ...{ kind, from, to, openedAt: null, opensAt: null },
  at: closesAt,
})
const rescheduled = (openedAt: Date, opensAt: Date | null) => ({
  ...moved('rescheduled', closesAt, closesAt),
  ...{ openedAt, opensAt },
})
const earlier = new Date('2026-12-01T08:00:00Z')

it.each([
  ['Appel ouvert. Prolongé jusqu’au 31 mars 2027 à 18 h', 'extended', { status: 'open', closesAt }],
  [
    'Appel bientôt clos. Clôture avancée au 31 mars 2027 à 18 h',
    'advanced',
    { status: 'closingSoon', closesAt },
  ],
  ['Appel ouvert. Rouvert jusqu’au 31 mars 2027 à 18 h', 'reopened', forced('open', closesAt)],
  [
    'Appel clos plus tôt que prévu, depuis le 31 mars 2027 à 18 h',
    'closed',
    { status: 'closed', since: closesAt },
  ],
  [
    'Appel clos plus tôt que prévu, depuis le 31 mars 2027 à 18 h',
    'advanced',
    { status: 'closed', since: closesAt },
  ],
  ['Appel clos depuis le 31 mars 2027 à 18 h', 'extended', { status: 'closed', since: closesAt }],
  [
    'Appel à venir. Ouvre le 4 janvier 2027 à 9 h. Clôture repoussée au 31 mars 2027 à 18 h',
    'extended',
    { status: 'upcoming', opensAt },
  ],
] satisfies [string, DateChange['kind'], CallState][])(
  'a change says « %s »',
  (sentence, kind, state) => {
    const words = stateSentence(state, moved(kind, closesAt), 'short')
    expect(words.replaceAll('\u00a0', ' ')).toBe(sentence)
  },
)

it.each([
  [
    'Appel à venir. Ouverture reportée au 4 janvier 2027 à 9 h',
    rescheduled(earlier, opensAt),
    { status: 'upcoming', opensAt },
  ],
  [
    'Appel à venir. Ouverture avancée au 4 janvier 2027 à 9 h',
    rescheduled(since, opensAt),
    { status: 'upcoming', opensAt },
  ],
  [
    'Appel à venir. Ouverture reportée, sans nouvelle date',
    rescheduled(opensAt, null),
    { status: 'upcoming', opensAt: null },
  ],
  [
    'Appel clos. Ouverture reportée au 4 janvier 2027 à 9 h',
    rescheduled(earlier, opensAt),
    forced('closed', opensAt),
  ],
  [
    'Appel ouvert jusqu’au 31 mars 2027 à 18 h',
    rescheduled(earlier, opensAt),
    { status: 'open', closesAt },
  ],
] satisfies [string, DateChange, CallState][])(
  'another opening says « %s »',
  (sentence, change, state) => {
    const words = stateSentence(state, change, 'short')
    expect(words.replaceAll('\u00a0', ' ')).toBe(sentence)
  },
)

it('a change without a date is told, and one that led to another closing is not', () => {
  expect(stateSentence({ status: 'rolling' }, moved('extended', null))).toBe(
    'Appel ouvert en continu. Prolongé, sans date de clôture',
  )
  expect(
    stateSentence(
      forced('closed', null, { dated: { status: 'open', closesAt } }),
      moved('closed', null),
    ),
  ).toBe('Appel clos')
  expect(
    stateSentence({ status: 'open', closesAt }, moved('advanced', closesAt, null), 'short'),
  ).toContain('Clôture fixée au')
  expect(stateSentence({ status: 'open', closesAt }, moved('extended', opensAt))).toMatch(
    /^Appel ouvert jusqu’au/,
  )
})
