import { expect, it } from '@jest/globals'

import { closingOf, keyDatesAt, openingOf } from '@/call/key-dates'
import type { CallSchedule, Override } from '@/call/state'
import { datedCall } from '@/tests/fixtures/dated-call'

const { schedule, milestones } = datedCall
const told = (instant: string, changes: object = {}) =>
  keyDatesAt({ ...schedule, ...changes }, milestones, new Date(instant)).map(
    ({ id, isPast }) => id + (isPast ? ' (passé)' : ''),
  )

it('lists the opening, the closing and the milestones by date, and milestones in words last', () => {
  expect(told('2026-12-01T00:00:00Z')).toEqual(['opening', 'jury', 'closing', 'oral', 'suivi'])
})

it('marks the opening and closing as past from their instant on, and a milestone after its last day', () => {
  const past = (instant: string) => told(instant).filter((date) => date.endsWith('(passé)'))
  expect(past('2027-01-04T07:59:59Z')).toEqual([])
  expect(past('2027-01-04T08:00:00Z')).toEqual(['opening (passé)'])
  expect(past('2027-03-29T21:59:59Z')).toEqual(['opening (passé)'])
  expect(past('2027-03-29T22:00:00Z')).toEqual(['opening (passé)', 'jury (passé)'])
  expect(past('2030-01-01T00:00:00Z')).toEqual(
    ['opening', 'jury', 'closing', 'oral'].map((id) => `${id} (passé)`),
  )
})

it('leaves out the opening and the closing when they have no date or an override contradicts them', () => {
  const instant = '2026-12-01T00:00:00Z'
  expect(told(instant, { opensAt: null, closesAt: null })).toEqual(['jury', 'oral', 'suivi'])
  const override = { to: 'closed', until: null, reason: null, by: null }
  expect(told(instant, { override })).toEqual(['jury', 'oral', 'suivi'])
})

const opensAt = new Date('2027-01-04T08:00:00Z')
const closesAt = new Date('2027-03-31T16:00:00Z')
const between = new Date('2027-02-15T08:00:00Z')
const before = new Date('2026-12-01T08:00:00Z')
const after = new Date('2027-04-15T16:00:00Z')
const undated = { opensAt: null, closesAt: null }

const forced = (to: Override['to'], until: Date | null) => ({
  override: { to, until, reason: null, by: null },
})

it.each<[string, Partial<CallSchedule>, (Date | null)[]]>([
  ['with dates', {}, [opensAt, closesAt]],
  ['without a closing', { closesAt: null }, [opensAt, null]],
  ['without an opening', { opensAt: null }, [null, closesAt]],
  ['without dates', undated, [null, null]],
  ['forced closed without an end', forced('closed', null), [null, null]],
  ['forced closed until before the opening', forced('closed', before), [opensAt, closesAt]],
  [
    'forced closed until between opening and closing',
    forced('closed', between),
    [between, closesAt],
  ],
  ['forced closed until after the closing', forced('closed', after), [null, null]],
  ['forced open without an end', forced('open', null), [opensAt, null]],
  ['forced open without an end or dates', { ...undated, ...forced('open', null) }, [null, null]],
  ['forced open until after the closing', forced('open', after), [opensAt, after]],
  ['forced open until between opening and closing', forced('open', between), [opensAt, closesAt]],
  ['forced open until before the opening', forced('open', before), [opensAt, closesAt]],
  [
    'forced open with an end, without dates',
    { ...undated, ...forced('open', after) },
    [null, after],
  ],
])('returns the opening and the closing that take effect, for a call %s', (_, more, expected) => {
  const call = { opensAt, closesAt, closingSoonDays: 7, override: null, ...more }
  expect([openingOf(call), closingOf(call)]).toEqual(expected)
})
