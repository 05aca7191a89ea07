/** What changes next for a call, in French, for staff. */
import { frenchDeadline, frenchMoment } from '@/text/french-date'

import { boundsOf, type CallSchedule } from './schedule'
import { callStateAt, isAccepting, type CallState } from './state'
import { stateSentence } from './words'

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
