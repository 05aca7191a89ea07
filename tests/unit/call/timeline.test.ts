import { describe, expect, it } from '@jest/globals'

import { scheduleOf, type CallFields } from '@/call/of-document'
import { forcedSentence, nextChangeWords, timelineOf } from '@/call/timeline'

const CALL: Partial<CallFields> = {
  opensAt: '2027-01-04T08:00:00.000Z',
  closesAt: '2027-03-31T16:00:00.000Z',
  closingSoonDays: 7,
  milestones: [
    { id: 'jury', label: 'Jury', kind: 'day', startsOn: '2027-02-09T23:00:00.000Z' },
    {
      id: 'oraux',
      label: 'Auditions',
      kind: 'period',
      startsOn: '2027-04-04T22:00:00.000Z',
      endsOn: '2027-04-08T22:00:00.000Z',
    },
    { id: 'suite', label: 'Arrivée', kind: 'text', text: 'à la rentrée' },
  ],
}

const at = (instant: string) => new Date(instant)
const plain = (text: string) => text.replaceAll('\u00a0', ' ')

/** The label and the position of each entry, in order. */
const places = (call: Partial<CallFields>, now: Date) =>
  timelineOf(call, now).map(({ label, when }) => `${label} ${when ?? '–'}`)

const sayings = (call: Partial<CallFields>, now: Date) =>
  timelineOf(call, now).flatMap(({ label, says }) => (says ? plain(`${label} : ${says}`) : []))

describe('the timeline of a call', () => {
  it('sorts the entries by date, with today between them and texts last', () => {
    expect(places(CALL, at('2027-02-01T12:00:00Z'))).toEqual([
      'Ouverture past',
      'Aujourd’hui now',
      'Jury future',
      'Derniers jours future',
      'Clôture future',
      'Auditions future',
      'Arrivée –',
    ])
  })

  it('says the dates in Paris time', () => {
    const times = timelineOf(CALL, at('2027-02-01T12:00:00Z')).map(({ time }) => plain(time))
    expect(times).toEqual([
      'lundi 4 janvier 2027 à 9 h (heure de Paris)',
      'lundi 1er février 2027 à 13 h (heure de Paris)',
      'mercredi 10 février 2027',
      // Seven days before by a Paris clock, across the change of hour.
      'mercredi 24 mars 2027 à 18 h (heure de Paris)',
      'mercredi 31 mars 2027 à 18 h (heure de Paris)',
      'du 5 au 9 avril 2027',
      'à la rentrée',
    ])
  })

  it('says what the page shows now and at each later moment, and nothing about the past', () => {
    expect(sayings(CALL, at('2027-02-01T12:00:00Z'))).toEqual([
      'Aujourd’hui : Appel ouvert jusqu’au mercredi 31 mars 2027 à 18 h (heure de Paris)',
      'Derniers jours : Appel bientôt clos. Ouvert jusqu’au mercredi 31 mars 2027 à 18 h (heure de Paris)',
      'Clôture : Appel clos depuis le mercredi 31 mars 2027 à 18 h (heure de Paris)',
    ])
  })

  it('counts a bound as reached at its exact instant', () => {
    const entries = places(CALL, at('2027-03-31T16:00:00.000Z'))
    expect(entries.slice(3, 5)).toEqual(['Clôture past', 'Aujourd’hui now'])
    expect(places(CALL, at('2027-03-31T15:59:59.999Z')).slice(3, 5)).toEqual([
      'Aujourd’hui now',
      'Clôture future',
    ])
  })

  it('keeps a milestone present until its last day ends in Paris', () => {
    expect(places(CALL, at('2027-04-09T21:59:59Z'))).toContain('Auditions present')
    expect(places(CALL, at('2027-04-09T22:00:00Z'))).toContain('Auditions past')
    expect(places(CALL, at('2027-04-04T22:00:00Z'))).toContain('Auditions present')
    expect(places(CALL, at('2027-04-04T21:59:59Z'))).toContain('Auditions future')
    expect(places(CALL, at('2027-02-10T12:00:00Z'))).toContain('Jury present')
    expect(places(CALL, at('2027-02-10T23:00:00Z'))).toContain('Jury past')
  })

  it('contains the end of an override, and says what the page shows during it', () => {
    const forced = {
      ...CALL,
      override: 'closed',
      overrideUntil: '2027-03-01T11:00:00.000Z',
    } as const
    expect(sayings(forced, at('2027-02-01T12:00:00Z'))).toEqual([
      'Aujourd’hui : Appel clos. Rouvre le lundi 1er mars 2027 à 12 h (heure de Paris)',
      'Fin de l’état forcé : Appel ouvert jusqu’au mercredi 31 mars 2027 à 18 h (heure de Paris)',
      'Derniers jours : Appel bientôt clos. Ouvert jusqu’au mercredi 31 mars 2027 à 18 h (heure de Paris)',
      'Clôture : Appel clos depuis le mercredi 31 mars 2027 à 18 h (heure de Paris)',
    ])
    expect(places(forced, at('2027-03-02T12:00:00Z'))).toContain('Fin de l’état forcé past')
  })

  it('is empty without a date, a milestone or an override, even if other fields are filled in', () => {
    expect(timelineOf({}, new Date())).toEqual([])
    expect(timelineOf({ opensAt: 'demain', milestones: [] }, new Date())).toEqual([])
    expect(places({ override: 'open' }, new Date())).toEqual(['Aujourd’hui now'])
    expect(
      places({ closesAt: CALL.closesAt, closingSoonDays: 0 }, at('2027-01-01T00:00:00Z')),
    ).toEqual(['Aujourd’hui now', 'Clôture future'])
  })

  it('gives each entry a unique id', () => {
    const forced = { ...CALL, override: 'closed', overrideUntil: '2027-03-01T11:00:00Z' } as const
    const ids = timelineOf(forced, new Date()).map(({ id }) => id)
    expect(ids).toHaveLength(8)
    expect(new Set(ids).size).toBe(8)
  })
})

describe('forcedSentence', () => {
  const now = at('2027-02-01T12:00:00Z')

  it('says until when and why a state is forced', () => {
    const forced = { ...CALL, override: 'open', overrideReason: 'Dossier en panne' } as const
    expect(plain(forcedSentence(forced, now)!)).toBe(
      'État forcé jusqu’à ce que l’équipe y mette fin. Raison : Dossier en panne',
    )
    const overrideUntil = '2027-03-31T22:00:00.000Z'
    expect(plain(forcedSentence({ ...CALL, override: 'open', overrideUntil }, now)!)).toBe(
      'État forcé jusqu’au mercredi 31 mars 2027 inclus (heure de Paris).',
    )
  })

  it('says nothing when the dates decide', () => {
    expect(forcedSentence(CALL, now)).toBeNull()
    const overrideUntil = '2027-02-01T12:00:00.000Z'
    expect(forcedSentence({ ...CALL, override: 'open', overrideUntil }, now)).toBeNull()
  })
})

describe('the next change of a call', () => {
  const OPENING = 'ouverture le lundi 4 janvier 2027 à 9 h (heure de Paris)'

  it.each<[string, Partial<CallFields>, string | null]>([
    ['2027-01-04T07:59:59Z', {}, OPENING],
    // Counted by a Paris clock, across the change of hour.
    [
      '2027-01-04T08:00:00Z',
      {},
      'derniers jours à partir du mercredi 24 mars 2027 à 18 h (heure de Paris)',
    ],
    ['2027-03-24T17:00:00Z', {}, 'clôture le mercredi 31 mars 2027 à 18 h (heure de Paris)'],
    ['2027-03-31T16:00:00Z', {}, null],
    // This call opens in its last days.
    ['2027-01-01T00:00:00Z', { closesAt: '2027-01-06T08:00:00Z' }, OPENING],
    // A closing at midnight names the last whole day.
    [
      '2027-03-30T00:00:00Z',
      { closesAt: '2027-03-31T22:00:00Z' },
      'clôture le mercredi 31 mars 2027 inclus (heure de Paris)',
    ],
    ['2027-02-01T00:00:00Z', { opensAt: null, closesAt: null }, null],
    // The dates have no effect while the state is forced.
    ['2027-02-01T00:00:00Z', { override: 'closed' }, null],
    [
      '2027-03-01T00:00:00Z',
      { override: 'open', overrideUntil: '2027-04-02T16:00:00Z' },
      'fin de l’état forcé le vendredi 2 avril 2027 à 18 h (heure de Paris), puis : Appel clos depuis le vendredi 2 avril 2027 à 18 h (heure de Paris)',
    ],
    [
      '2027-03-01T00:00:00Z',
      { override: 'closed', overrideUntil: '2027-03-02T08:00:00Z' },
      'fin de l’état forcé le mardi 2 mars 2027 à 9 h (heure de Paris), puis : Appel ouvert jusqu’au mercredi 31 mars 2027 à 18 h (heure de Paris)',
    ],
  ])('after %s, for a call with %j, is: %s', (iso, more, expected) => {
    const words = nextChangeWords(scheduleOf({ ...CALL, ...more }), at(iso))
    expect(words && plain(words)).toBe(expected)
  })
})
