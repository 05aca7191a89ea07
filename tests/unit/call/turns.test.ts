import { describe, expect, it } from '@jest/globals'

import { closingOf, openingOf } from '@/call/key-dates'
import type { CallSchedule, Override } from '@/call/state'
import { nextChangeWords } from '@/call/timeline'

const opensAt = new Date('2027-01-04T08:00:00Z')
const closesAt = new Date('2027-03-31T16:00:00Z')
const between = new Date('2027-02-15T08:00:00Z')
const before = new Date('2026-12-01T08:00:00Z')
const after = new Date('2027-04-15T16:00:00Z')

const dates = (more: Partial<CallSchedule> = {}): CallSchedule => ({
  opensAt,
  closesAt,
  closingSoonDays: 7,
  override: null,
  ...more,
})
const forced = (to: Override['to'], until: Date | null) => ({
  override: { to, until, reason: null, by: null },
})
const told = (call: CallSchedule) => [openingOf(call), closingOf(call)]

describe('the opening and the closing to tell', () => {
  it('are the dates of the call, of which one or both may be missing', () => {
    expect(told(dates())).toEqual([opensAt, closesAt])
    expect(told(dates({ closesAt: null }))).toEqual([opensAt, null])
    expect(told(dates({ opensAt: null }))).toEqual([null, closesAt])
    expect(told(dates({ opensAt: null, closesAt: null }))).toEqual([null, null])
  })

  it('are not told of a call closed until staff say otherwise', () => {
    expect(told(dates(forced('closed', null)))).toEqual([null, null])
  })

  it('follow a closing that ends, wherever it ends', () => {
    expect(told(dates(forced('closed', before)))).toEqual([opensAt, closesAt])
    expect(told(dates(forced('closed', between)))).toEqual([between, closesAt])
    expect(told(dates(forced('closed', after)))).toEqual([null, null])
  })

  it('tell no closing of a call kept open without an end', () => {
    expect(told(dates(forced('open', null)))).toEqual([opensAt, null])
    expect(told(dates({ opensAt: null, closesAt: null, ...forced('open', null) }))).toEqual([
      null,
      null,
    ])
  })

  it('follow a call kept open, whose last closing counts', () => {
    expect(told(dates(forced('open', after)))).toEqual([opensAt, after])
    expect(told(dates(forced('open', between)))).toEqual([opensAt, closesAt])
    expect(told(dates(forced('open', before)))).toEqual([opensAt, closesAt])
    expect(told(dates({ opensAt: null, closesAt: null, ...forced('open', after) }))).toEqual([
      null,
      after,
    ])
  })
})

const words = (iso: string, more: Partial<CallSchedule> = {}) =>
  nextChangeWords(dates(more), new Date(iso))?.replaceAll('\u00a0', ' ') ?? null

describe('the next change of a call', () => {
  it('is its opening, its last days, its closing, then nothing', () => {
    expect(words('2027-01-04T07:59:59Z')).toBe('ouverture le 4 janvier 2027 à 9 h')
    // Counted on a Paris clock, across the change of hour.
    expect(words('2027-01-04T08:00:00Z')).toBe('derniers jours à partir du 24 mars 2027 à 18 h')
    expect(words('2027-03-24T17:00:00Z')).toBe('clôture le 31 mars 2027 à 18 h')
    expect(words('2027-03-31T16:00:00Z')).toBeNull()
  })

  it('is the opening of a call that opens in its last days', () => {
    const closesAt = new Date('2027-01-06T08:00:00Z')
    expect(words('2027-01-01T00:00:00Z', { closesAt })).toBe('ouverture le 4 janvier 2027 à 9 h')
  })

  it('names the last whole day of a call that closes at midnight', () => {
    const closesAt = new Date('2027-03-31T22:00:00Z')
    expect(words('2027-03-30T00:00:00Z', { closesAt })).toBe('clôture le 31 mars 2027 inclus')
  })

  it('passes over the dates while the call is forced', () => {
    expect(words('2027-02-01T00:00:00Z', forced('closed', null))).toBeNull()
    expect(words('2027-03-01T00:00:00Z', forced('open', new Date('2027-04-02T16:00:00Z')))).toBe(
      'fin de l’état forcé le 2 avril 2027 à 18 h, puis : Appel clos depuis le 2 avril 2027 à 18 h',
    )
    expect(words('2027-03-01T00:00:00Z', forced('closed', new Date('2027-03-02T08:00:00Z')))).toBe(
      'fin de l’état forcé le 2 mars 2027 à 9 h, puis : Appel ouvert jusqu’au 31 mars 2027 à 18 h',
    )
  })

  it('is unknown without dates', () => {
    expect(words('2027-02-01T00:00:00Z', { opensAt: null, closesAt: null })).toBeNull()
  })
})
