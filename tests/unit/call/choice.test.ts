import { describe, expect, it } from '@jest/globals'
import { currentCallAt, earliest, firstBothOpen } from '@/call/choice'
import { type CallSchedule, callStateAt, isAccepting } from '@/call/state'
import { cases, fc } from '@/tests/support/random-cases'
import { parisInstant } from '@/text/paris-time'

import { calls, instants } from './arbitraries'

const paris = (local: string) => parisInstant(local)!.instant
const call = (name: string, opensAt: string | null, closesAt: string | null) => ({
  name,
  opensAt: opensAt === null ? null : paris(opensAt),
  closesAt: closesAt === null ? null : paris(closesAt),
  closingSoonDays: 7,
  override: null as CallSchedule['override'],
})

const seventh = call('EIG 7', '2027-01-04T09:00', '2027-03-31T18:00')
const eighth = call('EIG 8', '2028-01-10T09:00', '2028-03-31T18:00')
const someday = call('EIG 9', null, null)

const speaking = (local: string, ...candidates: (typeof seventh)[]) =>
  currentCallAt(candidates, paris(local))?.call.name ?? null

describe('the current call of a page', () => {
  it('is the open one, or else the next to open', () => {
    expect(speaking('2027-02-01T12:00', eighth, seventh, someday)).toBe('EIG 7')
    expect(speaking('2027-03-31T18:00', eighth, seventh, someday)).toBe('EIG 8')
    expect(speaking('2028-02-01T12:00', seventh, eighth, someday)).toBe('EIG 8')
  })

  it('is the next to open, or else the last to close, in any order of the calls', () => {
    expect(speaking('2026-12-01T12:00', eighth, seventh)).toBe('EIG 7')
    expect(speaking('2030-01-01T12:00', seventh, eighth, someday)).toBe('EIG 8')
  })

  it('is the undated one when there is no other, and null without any call', () => {
    expect(speaking('2027-02-01T12:00', someday)).toBe('EIG 9')
    expect(speaking('2027-02-01T12:00')).toBeNull()
  })

  it('is not the call that staff closed early if another one follows', () => {
    const override = { to: 'closed' as const, until: null, reason: 'Complet', by: null }
    expect(speaking('2027-02-01T12:00', { ...seventh, override }, eighth)).toBe('EIG 8')
  })

  it('is the suspended call when it reopens before any other call opens', () => {
    const until = paris('2027-02-10T09:00')
    const override = { to: 'closed' as const, until, reason: 'Panne', by: null }
    expect(speaking('2027-02-01T12:00', eighth, { ...seventh, override }, someday)).toBe('EIG 7')
  })

  it('is the last call to close, even if staff force it closed, not one that closed before', () => {
    const override = { to: 'closed' as const, until: null, reason: 'Complet', by: null }
    const kept = { ...eighth, override }
    expect(speaking('2030-01-01T12:00', seventh, kept, someday)).toBe('EIG 8')
    expect(speaking('2030-01-01T12:00', { ...seventh, override }, eighth)).toBe('EIG 8')
  })

  it('is a call that staff closed, not an undated one', () => {
    const override = { to: 'closed' as const, until: null, reason: 'Complet', by: null }
    expect(speaking('2027-02-01T12:00', someday, { ...seventh, override })).toBe('EIG 7')
  })
})

describe('firstBothOpen', () => {
  it('finds no instant for calls that follow each other', () => {
    const next = { ...eighth, opensAt: seventh.closesAt }
    expect(firstBothOpen(seventh, next, paris('2026-01-01T00:00'))).toBeNull()
  })

  it('finds the later opening of calls that overlap, or the current instant', () => {
    const early = { ...eighth, opensAt: paris('2027-03-01T09:00') }
    expect(firstBothOpen(seventh, early, paris('2026-01-01T00:00'))).toEqual(early.opensAt)
    const now = paris('2027-03-10T10:00')
    expect(firstBothOpen(early, seventh, now)).toEqual(now)
    expect(firstBothOpen(early, seventh, paris('2027-04-01T00:00'))).toBeNull()
  })

  it('finds the first instant when both calls accept applications', () => {
    fc.assert(
      fc.property(calls, calls, instants, instants, (a, b, from, other) => {
        const first = firstBothOpen(a, b, from)
        const isBoth = (instant: Date) =>
          [a, b].every((one) => isAccepting(callStateAt(one, instant)))
        if (first) expect(isBoth(first)).toBe(true)
        if (other >= from && (first === null || other < first)) expect(isBoth(other)).toBe(false)
      }),
      { numRuns: cases(200) },
    )
  })
})

it('earliest returns the earliest of dates that may be null', () => {
  const [first, second] = [paris('2027-01-04T09:00'), paris('2027-03-31T18:00')]
  expect(earliest([second, null, first, second, null])).toBe(first)
  expect(earliest([null, first, second])).toBe(first)
  expect(earliest([null, null])).toBeNull()
})
