import { describe, expect, it } from '@jest/globals'

import { callStateAt, nextChangeAfter, type CallSchedule } from '@/lib/call'

const opensAt = new Date('2027-01-04T08:00:00Z')
const closesAt = new Date('2027-03-31T16:00:00Z')
const before = new Date(opensAt.getTime() - 1)
const between = new Date('2027-02-01T12:00:00Z')
const lastMoment = new Date(closesAt.getTime() - 1)
const after = new Date('2027-06-01T00:00:00Z')

const dated: CallSchedule = { opensAt, closesAt, override: null }
const forced = (to: 'open' | 'closed'): CallSchedule => ({
  ...dated,
  override: { to, reason: 'Décision du comité' },
})

describe('the state of a call', () => {
  it('opens at its first instant and closes at its last one', () => {
    expect(callStateAt(dated, before)).toEqual({ status: 'upcoming', opensAt })
    expect(callStateAt(dated, opensAt)).toEqual({ status: 'open', until: closesAt, forced: null })
    expect(callStateAt(dated, lastMoment).status).toBe('open')
    expect(callStateAt(dated, closesAt)).toEqual({
      status: 'closed',
      since: closesAt,
      forced: null,
    })
  })

  it('may lack a date', () => {
    const opening: CallSchedule = { ...dated, closesAt: null }
    expect(callStateAt(opening, after)).toEqual({ status: 'open', until: null, forced: null })
    const closing: CallSchedule = { ...dated, opensAt: null }
    expect(callStateAt(closing, before).status).toBe('open')
    expect(callStateAt(closing, after).status).toBe('closed')
    const none: CallSchedule = { opensAt: null, closesAt: null, override: null }
    expect(callStateAt(none, between)).toEqual({ status: 'upcoming', opensAt: null })
  })

  it('obeys an override at any date, and says only dates that agree with it', () => {
    expect(callStateAt(forced('open'), before)).toMatchObject({ status: 'open', until: closesAt })
    expect(callStateAt(forced('open'), after)).toMatchObject({ status: 'open', until: null })
    expect(callStateAt(forced('closed'), between)).toMatchObject({ status: 'closed', since: null })
    expect(callStateAt(forced('closed'), after)).toMatchObject({
      status: 'closed',
      since: closesAt,
      forced: { reason: 'Décision du comité' },
    })
  })
})

describe('the next change', () => {
  it('is the first bound still to come', () => {
    expect(nextChangeAfter(dated, before)).toEqual(opensAt)
    expect(nextChangeAfter(dated, opensAt)).toEqual(closesAt)
    expect(nextChangeAfter(dated, closesAt)).toBeNull()
  })

  it('comes for a forced call too, whose wording then changes', () => {
    expect(nextChangeAfter(forced('open'), between)).toEqual(closesAt)
  })
})
