import { describe, expect, it } from '@jest/globals'

import type { CallSchedule, Override } from '@/call/state'
import { closingOf, openingOf } from '@/call/turns'

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
