import { describe, expect, it } from '@jest/globals'

import { type CallSchedule, type Override, callStateAt } from '@/call/state'
import { parisInstant } from '@/text/paris-time'

const paris = (local: string) => parisInstant(local)!.instant

const opensAt = paris('2027-01-04T09:00')
const closesAt = paris('2027-03-31T18:00')
const dated: CallSchedule = { opensAt, closesAt, closingSoonDays: 7, override: null }
const at = (local: string, call: CallSchedule = dated) => callStateAt(call, paris(local))
const forced = (to: Override['to'], until: string | null = null): CallSchedule => ({
  ...dated,
  override: { to, until: until === null ? null : paris(until), reason: 'Jury reporté', by: 'Zoé' },
})

describe('the last days', () => {
  it('begin at the time of day of the closing, even across a change of hour', () => {
    expect(at('2027-03-24T17:59').status).toBe('open')
    expect(at('2027-03-24T18:00')).toEqual({ status: 'closingSoon', closesAt })
  })

  it('last as many days as the call says, and 0 means none', () => {
    expect(at('2027-03-30T17:59', { ...dated, closingSoonDays: 1 }).status).toBe('open')
    expect(at('2027-03-30T18:00', { ...dated, closingSoonDays: 1 }).status).toBe('closingSoon')
    expect(at('2027-03-31T17:59', { ...dated, closingSoonDays: 0 }).status).toBe('open')
  })

  it('last for the whole of a call that is shorter', () => {
    expect(at('2027-01-04T09:00', { ...dated, closingSoonDays: 365 }).status).toBe('closingSoon')
  })
})

describe('a call that lacks a date', () => {
  it('is open continuously without a closing, and always open before the closing without an opening', () => {
    expect(at('2031-01-01T00:00', { ...dated, closesAt: null })).toEqual({ status: 'rolling' })
    expect(at('2001-01-01T00:00', { ...dated, opensAt: null }).status).toBe('open')
  })

  it('is upcoming without a date when it has neither', () => {
    const call = { ...dated, opensAt: null, closesAt: null }
    expect(at('2027-02-01T12:00', call)).toEqual({ status: 'upcoming', opensAt: null })
  })
})

describe('an override', () => {
  it('keeps a call open past its closing until the override ends; the call is closed since then', () => {
    const extended = forced('open', '2027-04-15T12:00')
    expect(at('2027-04-01T00:00', extended)).toMatchObject({
      status: 'forced',
      to: 'open',
      turnsAt: paris('2027-04-15T12:00'),
      dated: { status: 'closed', since: closesAt },
    })
    expect(at('2027-04-15T12:00', extended)).toEqual({
      status: 'closed',
      since: paris('2027-04-15T12:00'),
    })
  })

  it('ends at the closing when its own end comes before', () => {
    const early = forced('open', '2027-01-04T09:00')
    expect(at('2026-12-24T12:00', early)).toMatchObject({ status: 'forced', turnsAt: closesAt })
    expect(at('2027-04-15T12:00', early)).toEqual({ status: 'closed', since: closesAt })
  })

  it('has no date of change without an end, even if the call has dates', () => {
    expect(at('2027-02-01T12:00', forced('open'))).toMatchObject({ turnsAt: null })
    expect(at('2027-02-01T12:00', forced('closed'))).toMatchObject({ to: 'closed', turnsAt: null })
  })

  it('says when a suspended call reopens', () => {
    const suspended = forced('closed', '2027-02-10T09:00')
    expect(at('2027-02-01T12:00', suspended)).toMatchObject({ turnsAt: paris('2027-02-10T09:00') })
    expect(at('2027-02-10T09:00', suspended).status).toBe('open')
  })

  it('keeps its reason and the name of its author', () => {
    expect(at('2027-02-01T12:00', forced('open'))).toMatchObject({
      override: { reason: 'Jury reporté', by: 'Zoé' },
    })
  })
})
