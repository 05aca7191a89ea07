/**
 * Key dates of a call: its milestones (such as juries), opening and closing, as shown outside the page in a calendar, a
 * feed or a search engine. A date that an override contradicts is left out: no one must prepare for a closing that will not
 * happen, or rely on days that a forced closing removed. An override without a start date counts as if it had always been
 * in force.
 */
import { nextParisDay } from '@/text/paris-time'

import { type CallSchedule, boundsOf, callStateAt, isAccepting } from './state'

/** The dates are the first instants of days in Paris; `until` is the last day, included. A text has no date to compare. */
export type MilestoneTime =
  | { kind: 'day'; on: Date }
  | { kind: 'period'; from: Date; until: Date }
  | { kind: 'text'; text: string }

export type Milestone = { id: string; label: string; time: MilestoneTime }

/** Returns when a milestone is over: after its last day, in Paris. Returns null for a milestone without a date. */
export function milestoneEnd({ time }: Milestone): Date | null {
  if (time.kind === 'text') return null
  return nextParisDay(time.kind === 'day' ? time.on : time.until)
}

/** Returns the first instant of a milestone, or null if it has no date. */
export function milestoneStart({ time }: Pick<Milestone, 'time'>): Date | null {
  if (time.kind === 'text') return null
  return time.kind === 'day' ? time.on : time.from
}

/** Sort key of a milestone. Milestones without a date come last. */
const rank = (milestone: Pick<Milestone, 'time'>): number =>
  milestoneStart(milestone)?.getTime() ?? Number.MAX_SAFE_INTEGER

/** Sorts milestones by date; those without a date come last, in the order staff gave them. */
export const inOrder = (milestones: Milestone[]): Milestone[] =>
  milestones.toSorted((a, b) => rank(a) - rank(b))

/** A date of a call to show. `at` is inclusive for `opening` and exclusive for `closing`. `isPast`: it is over. */
export type KeyDate = {
  id: string
  label: string
  time: MilestoneTime | { kind: 'opening' | 'closing'; at: Date }
  isPast: boolean
}

/** Returns the `milestones` of a call in order, each marked as past or not at `instant`. */
export const milestonesAt = (milestones: Milestone[], instant: Date): KeyDate[] =>
  inOrder(milestones).map((milestone) => ({
    ...milestone,
    isPast: (milestoneEnd(milestone) ?? Infinity) <= instant,
  }))

/** Returns the milestones together with the opening and the closing of the call, when these have a date. */
export function keyDatesAt(
  schedule: CallSchedule,
  milestones: Milestone[],
  instant: Date,
): KeyDate[] {
  const turns = [
    { kind: 'opening' as const, label: 'Ouverture de l’appel', at: openingOf(schedule) },
    { kind: 'closing' as const, label: 'Clôture de l’appel', at: closingOf(schedule) },
  ].flatMap(({ kind, label, at }) =>
    at ? [{ id: kind, label, time: { kind, at }, isPast: at <= instant }] : [],
  )
  // The sort is stable: milestones without a date stay last.
  return [...turns, ...milestonesAt(milestones, instant)].sort((a, b) => startOf(a) - startOf(b))
}

const startOf = ({ time }: KeyDate): number => ('at' in time ? time.at.getTime() : rank({ time }))

/** Returns when `call` opens or has opened, as things stand, or null if no date says it. */
export function openingOf(call: CallSchedule): Date | null {
  const opens = (bound: Date) =>
    isOpenAt(call, bound) &&
    // A call that an override opened early still opens on its own date.
    (bound.getTime() === call.opensAt?.getTime() || !isOpenBefore(call, bound))
  return boundsOf(call).find(opens) ?? null
}

/** Returns when `call` closes or has closed for good, as things stand, or null if no date says it. */
export function closingOf(call: CallSchedule): Date | null {
  const closes = (bound: Date) => !isOpenAt(call, bound) && isOpenBefore(call, bound)
  return boundsOf(call).findLast(closes) ?? null
}

const isOpenAt = (call: CallSchedule, instant: Date) => isAccepting(callStateAt(call, instant))

const isOpenBefore = (call: CallSchedule, instant: Date) =>
  isOpenAt(call, new Date(instant.getTime() - 1))
