import { currentCallAt, earliest } from '@/call/choice'
import { type KeyDate, keyDatesAt, milestonesAt, milestoneEnd } from '@/call/key-dates'
import { milestonesOf, scheduleOf } from '@/call/of-document'
import { nextChangeAfter } from '@/call/state'
import { closingOf, openingOf } from '@/call/turns'
import type { CallView } from '@/components/views'
import type { Call } from '@/payload-types'

/** What a page says of its calls at an instant, and until when that holds. */
export type CurrentCall = {
  /** The stored call that speaks; null when there is none. */
  call: Call | null
  view: CallView | null
  milestones: KeyDate[]
  /** The same among its opening and its closing. */
  keyDates: KeyDate[]
  until: Date | null
}

/** Chooses among the public `calls` of a page the one that speaks at `instant`. */
export function currentCall(calls: Call[], instant: Date): CurrentCall {
  const candidates = calls.map((call) => ({ ...scheduleOf(call), call }))
  const current = currentCallAt(candidates, instant)
  const call = current?.call.call ?? null
  const milestones = call ? milestonesOf(call) : []
  // Of all the calls: another one may take over.
  const changes = candidates.map((candidate) => nextChangeAfter(candidate, instant))
  const ends = milestones.map(milestoneEnd).filter((end) => end && end > instant)
  return {
    call,
    view: current && {
      name: current.call.call.name,
      state: current.state,
      opensAt: openingOf(current.call),
      closesAt: closingOf(current.call),
    },
    milestones: milestonesAt(milestones, instant),
    keyDates: current ? keyDatesAt(current.call, milestones, instant) : [],
    until: earliest([...changes, ...ends]),
  }
}
