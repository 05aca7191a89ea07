/**
 * The opening and the closing to tell whoever reads dates without reading the page: a calendar, a feed, a search engine.
 * A date that an override contradicts is not told: nobody must prepare for a closing that will not come, nor
 * believe in days that a forced closing took away. Since when an override holds is not known: it counts from always.
 */
import { boundsOf, type CallSchedule } from './schedule'
import { callStateAt, isAccepting } from './state'

/** When `call` opens or has opened, as things stand; null when no date says it. */
export function openingOf(call: CallSchedule): Date | null {
  const opens = (bound: Date) =>
    isOpenAt(call, bound) &&
    // Already open by an override, a call nonetheless opens on its date.
    (bound.getTime() === call.opensAt?.getTime() || !isOpenBefore(call, bound))
  return boundsOf(call).find(opens) ?? null
}

/** When `call` closes or has closed for good, as things stand; null when no date says it. */
export function closingOf(call: CallSchedule): Date | null {
  const closes = (bound: Date) => !isOpenAt(call, bound) && isOpenBefore(call, bound)
  return boundsOf(call).findLast(closes) ?? null
}

const isOpenAt = (call: CallSchedule, instant: Date) => isAccepting(callStateAt(call, instant))

const isOpenBefore = (call: CallSchedule, instant: Date) =>
  isOpenAt(call, new Date(instant.getTime() - 1))
