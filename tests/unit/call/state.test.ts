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
  it('begin at the same time of day, though the hour changes in between', () => {
    expect(at('2027-03-24T17:59').status).toBe('open')
    expect(at('2027-03-24T18:00')).toEqual({ status: 'closingSoon', closesAt })
  })

  it('are as many as the call says, and none for 0', () => {
    expect(at('2027-03-30T17:59', { ...dated, closingSoonDays: 1 }).status).toBe('open')
    expect(at('2027-03-30T18:00', { ...dated, closingSoonDays: 1 }).status).toBe('closingSoon')
    expect(at('2027-03-31T17:59', { ...dated, closingSoonDays: 0 }).status).toBe('open')
  })

  it('are the whole of a call shorter than they are', () => {
    expect(at('2027-01-04T09:00', { ...dated, closingSoonDays: 365 }).status).toBe('closingSoon')
  })
})

describe('a call that lacks a date', () => {
  it('is open in a continuous way without closing, and has always been open without opening', () => {
    expect(at('2031-01-01T00:00', { ...dated, closesAt: null })).toEqual({ status: 'rolling' })
    expect(at('2001-01-01T00:00', { ...dated, opensAt: null }).status).toBe('open')
  })

  it('is announced to nobody without either', () => {
    const call = { ...dated, opensAt: null, closesAt: null }
    expect(at('2027-02-01T12:00', call)).toEqual({ status: 'upcoming', opensAt: null })
  })
})

describe('an override', () => {
  it('keeps a call open past its closing, until it ends; closed since then', () => {
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

  it('that ends before the closing lets the closing speak', () => {
    const early = forced('open', '2027-01-04T09:00')
    expect(at('2026-12-24T12:00', early)).toMatchObject({ status: 'forced', turnsAt: closesAt })
    expect(at('2027-04-15T12:00', early)).toEqual({ status: 'closed', since: closesAt })
  })

  it('without an end has no date to tell, whatever the dates say', () => {
    expect(at('2027-02-01T12:00', forced('open'))).toMatchObject({ turnsAt: null })
    expect(at('2027-02-01T12:00', forced('closed'))).toMatchObject({ to: 'closed', turnsAt: null })
  })

  it('that suspends a call tells when it opens again', () => {
    const suspended = forced('closed', '2027-02-10T09:00')
    expect(at('2027-02-01T12:00', suspended)).toMatchObject({ turnsAt: paris('2027-02-10T09:00') })
    expect(at('2027-02-10T09:00', suspended).status).toBe('open')
  })

  it('carries its reason and who decided it', () => {
    expect(at('2027-02-01T12:00', forced('open'))).toMatchObject({
      override: { reason: 'Jury reporté', by: 'Zoé' },
    })
  })
})
