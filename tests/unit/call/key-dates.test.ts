import { expect, it } from '@jest/globals'

import { keyDatesAt } from '@/call/key-dates'
import { publicCall } from '@/tests/fixtures/public-calls'

const { schedule, milestones } = publicCall()
const told = (instant: string, changes: object = {}) =>
  keyDatesAt({ ...schedule, ...changes }, milestones, new Date(instant)).map(
    ({ id, isPast }) => id + (isPast ? ' (passé)' : ''),
  )

it('are the opening, the closing and the milestones, by date, those in words last', () => {
  expect(told('2026-12-01T00:00:00Z')).toEqual(['opening', 'jury', 'closing', 'oral', 'suivi'])
})

it('are over from the opening on, from the closing on, and after the last day of a milestone', () => {
  const past = (instant: string) => told(instant).filter((date) => date.endsWith('(passé)'))
  expect(past('2027-01-04T07:59:59Z')).toEqual([])
  expect(past('2027-01-04T08:00:00Z')).toEqual(['opening (passé)'])
  expect(past('2027-03-29T21:59:59Z')).toEqual(['opening (passé)'])
  expect(past('2027-03-29T22:00:00Z')).toEqual(['opening (passé)', 'jury (passé)'])
  expect(past('2030-01-01T00:00:00Z')).toEqual(
    ['opening', 'jury', 'closing', 'oral'].map((id) => `${id} (passé)`),
  )
})

it('leave out what no date says, or an override contradicts', () => {
  const instant = '2026-12-01T00:00:00Z'
  expect(told(instant, { opensAt: null, closesAt: null })).toEqual(['jury', 'oral', 'suivi'])
  const override = { to: 'closed', until: null, reason: null, by: null }
  expect(told(instant, { override })).toEqual(['jury', 'oral', 'suivi'])
})
