import { describe, expect, it } from '@jest/globals'

import { dateChangesOf, lastMoveAt } from '@/call/date-changes'
import { periodsOf } from '@/call/former-dates'

const FIRST = '2027-01-27T17:00:00.000Z'
const LATER = '2027-11-30T17:00:00.000Z'
const OPEN = {
  opensAt: '2027-01-04T08:00:00.000Z',
  closesAt: FIRST,
  ...{ closingSoonDays: 7, override: null, overrideSince: null, overrideUntil: null },
}

type Row = object | null

/** The kinds of the changes of a call that visitors read with each of `dates`, each from the first second of its instant. */
function kindsOf(...read: [from: string, dates: Row][]) {
  const rows = read.map(([, dates], index) => ({
    until: read[index + 1]?.[0] ?? '',
    name: 'Appel 7',
    dates: dates && { ...OPEN, ...dates },
  }))
  const { dates, name } = rows.pop()!
  const call = { name, ...dates, formerDates: rows } as Parameters<typeof periodsOf>[0]
  return dateChangesOf(periodsOf(call, dates !== null))
}

const kinds = (...read: Parameters<typeof kindsOf>) => kindsOf(...read).map(({ kind }) => kind)
const PUBLISHED = ['', {}] as [string, Row]
const at = (day: string, dates: Row): [string, Row] => [`2027-${day}T12:00:00.000Z`, dates]
const forced = (override: 'open' | 'closed', day: string, overrideUntil: string | null = null) => ({
  ...{ override, overrideUntil, overrideSince: `2027-${day}T12:00:00.000Z` },
})

it('a forced closing with an end tells when the call opens again', () => {
  const paused = at('01-10', forced('closed', '01-10', '2027-01-15T08:00:00.000Z'))
  expect(kindsOf(PUBLISHED, paused)).toMatchObject([
    { kind: 'closed', to: new Date(FIRST), opensAt: new Date('2027-01-15T08:00:00Z') },
  ])
})

it('another opening tells the one before it, and comes before another closing', () => {
  const later = { opensAt: '2027-01-11T08:00:00.000Z', closesAt: LATER }
  expect(kindsOf(PUBLISHED, at('01-02', later))).toMatchObject([
    {
      ...{ kind: 'rescheduled', from: new Date(FIRST), to: new Date(LATER) },
      ...{ openedAt: new Date(OPEN.opensAt), opensAt: new Date(later.opensAt) },
    },
  ])
})

describe('the changes of the dates of a call', () => {
  it('name the closing before and after', () => {
    const [change, ...others] = kindsOf(PUBLISHED, at('01-20', { closesAt: LATER }))
    expect(others).toEqual([])
    expect(change).toEqual({
      ...{ kind: 'extended', at: new Date('2027-01-20T12:00:00Z') },
      ...{ from: new Date(FIRST), to: new Date(LATER), openedAt: null, opensAt: null },
    })
  })

  it.each<[string, string[], [string, Row][]]>([
    ['none', [], [PUBLISHED]],
    ['other fields than the closing', [], [PUBLISHED, at('01-10', { closingSoonDays: 3 })]],
    ['before the opening', ['extended'], [PUBLISHED, at('01-02', { closesAt: LATER })]],
    ['earlier', ['advanced'], [PUBLISHED, at('01-10', { closesAt: '2027-01-15T17:00:00.000Z' })]],
    ['to now', ['closed'], [PUBLISHED, at('01-10', { closesAt: '2027-01-09T17:00:00.000Z' })]],
    ['after the closing', ['reopened'], [PUBLISHED, at('02-10', { closesAt: LATER })]],
    [
      'of a call that is over',
      [],
      [PUBLISHED, at('02-10', { closesAt: '2027-01-26T17:00:00.000Z' })],
    ],
    [
      'for the next edition',
      ['announced'],
      [PUBLISHED, at('02-10', { opensAt: LATER, closesAt: null })],
    ],
    ['forced', ['closed'], [PUBLISHED, at('01-10', forced('closed', '01-10'))]],
    [
      'forced, then not',
      ['closed', 'reopened'],
      [PUBLISHED, at('01-10', forced('closed', '01-10')), at('01-12', {})],
    ],
    [
      'forced closed before the opening, then not',
      ['closed', 'announced'],
      [PUBLISHED, at('01-02', forced('closed', '01-02')), at('01-03', {})],
    ],
    ['forced open', ['extended'], [PUBLISHED, at('01-10', forced('open', '01-10'))]],
    ['opened early', ['opened'], [PUBLISHED, at('01-02', forced('open', '01-02', FIRST))]],
    ['a first opening', [], [['', { opensAt: null, closesAt: null }], at('01-02', {})]],
    [
      'an opening that becomes unknown, and known again',
      ['rescheduled'],
      [PUBLISHED, at('01-02', { opensAt: null, closesAt: null }), at('01-03', {})],
    ],
    [
      'the opening of an open call',
      [],
      [PUBLISHED, at('01-10', { opensAt: '2027-01-05T08:00:00.000Z' })],
    ],
    ['a first closing', [], [['', { closesAt: null }], at('01-02', {})]],
    ['withdrawn', ['withdrawn'], [PUBLISHED, at('01-10', null)]],
    ['withdrawn once over', [], [PUBLISHED, at('02-10', null)]],
    [
      'withdrawn and back',
      ['withdrawn', 'announced'],
      [PUBLISHED, at('01-10', null), at('01-12', {})],
    ],
    [
      'withdrawn and back later',
      ['withdrawn', 'extended'],
      [PUBLISHED, at('01-10', null), at('01-12', { closesAt: LATER })],
    ],
  ])('%s', (_, expected, read) => {
    expect(kinds(...read)).toEqual(expected)
  })

  it('are known from their instant on', () => {
    const changes = kindsOf(PUBLISHED, at('01-10', { closesAt: LATER }), at('01-20', {}))
    const known = (day: string) => lastMoveAt(changes, new Date(`2027-${day}T12:00:00Z`))?.kind
    expect(['01-09', '01-10', '01-19', '01-20'].map(known)).toEqual([
      undefined,
      ...['extended', 'extended', 'advanced'],
    ])
  })

  it.each([
    ['01-10', { closesAt: LATER }, 'advanced'],
    ['01-02', { opensAt: '2027-01-11T08:00:00.000Z' }, 'rescheduled'],
  ])('are not told on the page when put back within the hour: %s', (day, dates, kind) => {
    const after = (putBack: string) => {
      const rows: Parameters<typeof kindsOf> = [
        PUBLISHED,
        [`2027-${day}T10:00:00.000Z`, dates],
        [`2027-${day}T${putBack}:00.000Z`, {}],
      ]
      return lastMoveAt(kindsOf(...rows), new Date('2027-02-01T00:00:00Z'))?.kind
    }
    expect([after('10:59'), after('11:01')]).toEqual([undefined, kind])
  })
})
