/**
 * The opening and the closing to tell whoever reads dates without reading the page: a calendar, a feed, a search engine.
 * A date that an override contradicts is not told: nobody must prepare for a closing that will not come, nor
 * believe in days that a forced closing took away. Since when an override holds is not known: it counts from always.
 */
import { frenchDeadline, frenchMoment } from '@/text/french-date'

import { boundsOf, type CallSchedule, type CallState, callStateAt, isAccepting } from './state'
import { stateSentence } from './words'

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

/**
 * The next change of state after `instant` and when it comes: « clôture le 31 mars 2027 à 18 h ». Bounds that change
 * nothing, such as a closing date while the call is forced open, are passed over. null when nothing will change.
 */
export function nextChangeWords(call: CallSchedule, instant: Date): string | null {
  const before = callStateAt(call, instant)
  for (const at of boundsOf(call).filter((bound) => bound > instant)) {
    const after = callStateAt(call, at)
    if (after.status !== before.status) return changeWords(before, after, at)
  }
  return null
}

function changeWords(before: CallState, after: CallState, at: Date): string {
  if (before.status === 'forced') {
    return `fin de l’état forcé le ${frenchMoment(at)}, puis : ${stateSentence(after)}`
  }
  if (!isAccepting(after)) return `clôture le ${frenchDeadline(at)}`
  return isAccepting(before)
    ? `derniers jours à partir du ${frenchMoment(at)}`
    : `ouverture le ${frenchMoment(at)}`
}
