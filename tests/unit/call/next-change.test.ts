import { describe, expect, it } from '@jest/globals'

import type { CallSchedule, Override } from '@/call/state'
import { nextChangeWords } from '@/call/turns'

const call: CallSchedule = {
  opensAt: new Date('2027-01-04T08:00:00Z'),
  closesAt: new Date('2027-03-31T16:00:00Z'),
  closingSoonDays: 7,
  override: null,
}

const forced = (to: Override['to'], until: string | null): Partial<CallSchedule> => ({
  override: { to, until: until ? new Date(until) : null, reason: 'Report', by: null },
})

const words = (iso: string, more: Partial<CallSchedule> = {}) =>
  nextChangeWords({ ...call, ...more }, new Date(iso))?.replaceAll('\u00a0', ' ') ?? null

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
    expect(words('2027-03-01T00:00:00Z', forced('open', '2027-04-02T16:00:00Z'))).toBe(
      'fin de l’état forcé le 2 avril 2027 à 18 h, puis : Appel clos depuis le 2 avril 2027 à 18 h',
    )
    expect(words('2027-03-01T00:00:00Z', forced('closed', '2027-03-02T08:00:00Z'))).toBe(
      'fin de l’état forcé le 2 mars 2027 à 9 h, puis : Appel ouvert jusqu’au 31 mars 2027 à 18 h',
    )
  })

  it('is unknown without dates', () => {
    expect(words('2027-02-01T00:00:00Z', { opensAt: null, closesAt: null })).toBeNull()
  })
})
