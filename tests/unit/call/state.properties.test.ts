import { describe, expect, it } from '@jest/globals'
import { boundsOf, nextChangeAfter, callStateAt, isAccepting, type CallState } from '@/call/state'
import { cases, fc } from '@/tests/support/random-cases'

import { calls, datedCalls, forcedCalls, instants } from './arbitraries'

const OPTIONS = { numRuns: cases(200) }

/** The order of the states of a call without an override. */
const RANK: Record<CallState['status'], number> = {
  upcoming: 0,
  open: 1,
  rolling: 1,
  closingSoon: 2,
  closed: 3,
  forced: NaN,
}

const just = (instant: Date, ms: number) => new Date(instant.getTime() + ms)

/** The conditions of the editors' guide that hold, written independently of the function under test. */
function conditions(call: Parameters<typeof callStateAt>[0], instant: Date): string[] {
  const { opensAt, closesAt, override } = call
  const at = instant.getTime()
  const isForced = override !== null && (override.until === null || at < override.until.getTime())
  const isClosed = closesAt !== null && at >= closesAt.getTime()
  const hasOpened = opensAt !== null ? at >= opensAt.getTime() : closesAt !== null
  return [
    isForced && 'forced',
    !isForced && isClosed && 'closed',
    !isForced && !isClosed && !hasOpened && 'upcoming',
    !isForced && !isClosed && hasOpened && closesAt === null && 'rolling',
    !isForced && !isClosed && hasOpened && closesAt !== null && 'open or closingSoon',
  ].filter((name) => name !== false)
}

describe('the state of any call at any instant', () => {
  it('is the only state whose condition holds', () => {
    fc.assert(
      fc.property(calls, instants, (call, instant) => {
        const holding = conditions(call, instant)
        expect(holding).toHaveLength(1)
        expect(holding[0]).toContain(callStateAt(call, instant).status)
      }),
      OPTIONS,
    )
  })

  it('changes only at the bounds, and each bound belongs to the state that it begins', () => {
    fc.assert(
      fc.property(calls, instants, instants, (call, a, b) => {
        const [from, to] = a < b ? [a, b] : [b, a]
        const next = nextChangeAfter(call, from)
        if (next === null || to < next) {
          expect(callStateAt(call, to)).toEqual(callStateAt(call, from))
        }
        for (const bound of boundsOf(call)) {
          const last = just(nextChangeAfter(call, bound) ?? just(bound, 2), -1)
          expect(callStateAt(call, last)).toEqual(callStateAt(call, bound))
        }
      }),
      OPTIONS,
    )
  })

  it('has dates that agree with the instant', () => {
    fc.assert(
      fc.property(calls, instants, (call, instant) => {
        const state = callStateAt(call, instant)
        if (state.status === 'upcoming' && state.opensAt)
          expect(+state.opensAt).toBeGreaterThan(+instant)
        if (state.status === 'open' || state.status === 'closingSoon') {
          expect(+state.closesAt).toBeGreaterThan(+instant)
        }
        if (state.status === 'closed') expect(+state.since).toBeLessThanOrEqual(+instant)
      }),
      OPTIONS,
    )
  })
})

describe('the state of a call without an override', () => {
  it('never goes back to an earlier state', () => {
    fc.assert(
      fc.property(datedCalls, fc.array(instants, { minLength: 2 }), (call, times) => {
        const ranks = times
          .toSorted((a, b) => +a - +b)
          .map((time) => RANK[callStateAt(call, time).status])
        expect(ranks).toEqual(ranks.toSorted((a, b) => a - b))
      }),
      OPTIONS,
    )
  })

  it('includes the opening and excludes the closing, to the millisecond', () => {
    fc.assert(
      fc.property(datedCalls, (call) => {
        const { opensAt, closesAt } = call
        if (opensAt) {
          expect(callStateAt(call, just(opensAt, -1)).status).toBe('upcoming')
          expect(isAccepting(callStateAt(call, opensAt))).toBe(true)
        }
        if (closesAt) {
          const isOpenBefore = !opensAt || just(closesAt, -1) >= opensAt
          expect(isAccepting(callStateAt(call, just(closesAt, -1)))).toBe(isOpenBefore)
          expect(callStateAt(call, closesAt)).toEqual({ status: 'closed', since: closesAt })
        }
      }),
      OPTIONS,
    )
  })
})

describe('the state of a forced call', () => {
  it('is the forced one until the override ends, then the dated one', () => {
    fc.assert(
      fc.property(forcedCalls, instants, (call, instant) => {
        const { to, until } = call.override!
        const state = callStateAt(call, instant)
        const isOver = until !== null && instant >= until
        const dated = callStateAt({ ...call, override: null }, instant)
        if (isOver) expect(state.status).toBe(dated.status)
        else expect(state).toMatchObject({ status: 'forced', to })
      }),
      OPTIONS,
    )
  })

  it('says correctly when it will change', () => {
    fc.assert(
      fc.property(forcedCalls, instants, instants, (call, instant, other) => {
        const state = callStateAt(call, instant)
        if (state.status !== 'forced') return
        const isOpen = isAccepting(state)
        if (state.turnsAt) expect(isAccepting(callStateAt(call, state.turnsAt))).toBe(!isOpen)
        const isBetween = other > instant && (state.turnsAt === null || other < state.turnsAt)
        if (isBetween) expect(isAccepting(callStateAt(call, other))).toBe(isOpen)
      }),
      OPTIONS,
    )
  })
})
