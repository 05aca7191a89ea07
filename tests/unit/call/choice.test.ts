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

describe('the call that a page speaks of', () => {
  it('is the open one, then the next to open', () => {
    expect(speaking('2027-02-01T12:00', eighth, seventh, someday)).toBe('EIG 7')
    expect(speaking('2027-03-31T18:00', eighth, seventh, someday)).toBe('EIG 8')
    expect(speaking('2028-02-01T12:00', seventh, eighth, someday)).toBe('EIG 8')
  })

  it('is the nearest to open, and the last closed, whatever their order', () => {
    expect(speaking('2026-12-01T12:00', eighth, seventh)).toBe('EIG 7')
    expect(speaking('2030-01-01T12:00', seventh, eighth, someday)).toBe('EIG 8')
  })

  it('is the one not dated yet when there is no other, and none without call', () => {
    expect(speaking('2027-02-01T12:00', someday)).toBe('EIG 9')
    expect(speaking('2027-02-01T12:00')).toBeNull()
  })

  it('is another one than the call that staff closed early', () => {
    const override = { to: 'closed' as const, until: null, reason: 'Complet', by: null }
    expect(speaking('2027-02-01T12:00', { ...seventh, override }, eighth)).toBe('EIG 8')
  })

  it('is the one that staff suspended, when it opens again before any other opens', () => {
    const until = paris('2027-02-10T09:00')
    const override = { to: 'closed' as const, until, reason: 'Panne', by: null }
    expect(speaking('2027-02-01T12:00', eighth, { ...seventh, override }, someday)).toBe('EIG 7')
  })

  it('is the last closed, though staff keep it closed, rather than one closed before it', () => {
    const override = { to: 'closed' as const, until: null, reason: 'Complet', by: null }
    const kept = { ...eighth, override }
    expect(speaking('2030-01-01T12:00', seventh, kept, someday)).toBe('EIG 8')
    expect(speaking('2030-01-01T12:00', { ...seventh, override }, eighth)).toBe('EIG 8')
  })

  it('is one that staff closed rather than one not dated yet', () => {
    const override = { to: 'closed' as const, until: null, reason: 'Complet', by: null }
    expect(speaking('2027-02-01T12:00', someday, { ...seventh, override })).toBe('EIG 7')
  })
})

describe('two calls', () => {
  it('that follow each other are never open together', () => {
    const next = { ...eighth, opensAt: seventh.closesAt }
    expect(firstBothOpen(seventh, next, paris('2026-01-01T00:00'))).toBeNull()
  })

  it('that overlap are, from the later opening, or from now', () => {
    const early = { ...eighth, opensAt: paris('2027-03-01T09:00') }
    expect(firstBothOpen(seventh, early, paris('2026-01-01T00:00'))).toEqual(early.opensAt)
    const now = paris('2027-03-10T10:00')
    expect(firstBothOpen(early, seventh, now)).toEqual(now)
    expect(firstBothOpen(early, seventh, paris('2027-04-01T00:00'))).toBeNull()
  })

  it('are open together only where both accept', () => {
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

it('the first of dates is the earliest there is', () => {
  const [first, second] = [paris('2027-01-04T09:00'), paris('2027-03-31T18:00')]
  expect(earliest([second, null, first, second, null])).toBe(first)
  expect(earliest([null, first, second])).toBe(first)
  expect(earliest([null, null])).toBeNull()
})
