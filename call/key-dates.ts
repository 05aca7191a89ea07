/**
 * Dated moments of a call: its milestones, such as juries, beside its opening and closing as whoever reads dates without
 * reading the page is told them: a calendar, a feed, a search engine. A date that an override contradicts is not told:
 * nobody must prepare for a closing that will not come, nor believe in days that a forced closing took away. Since when an
 * override holds is not known: it counts from always.
 */
import { nextParisDay } from '@/text/paris-time'

import { type CallSchedule, boundsOf, callStateAt, isAccepting } from './state'

/** Days are the first instants of days in Paris; `until` is the last day, included. A text has no date to compare. */
export type MilestoneTime =
  | { kind: 'day'; on: Date }
  | { kind: 'period'; from: Date; until: Date }
  | { kind: 'text'; text: string }

export type Milestone = { id: string; label: string; time: MilestoneTime }

/** When a milestone is over: after its last day, in Paris; null for one without a date. */
export function milestoneEnd({ time }: Milestone): Date | null {
  if (time.kind === 'text') return null
  return nextParisDay(time.kind === 'day' ? time.on : time.until)
}

/** The first instant of a milestone; null for one without a date. */
export function milestoneStart({ time }: Pick<Milestone, 'time'>): Date | null {
  if (time.kind === 'text') return null
  return time.kind === 'day' ? time.on : time.from
}

/** By which milestones are in order: those without a date come last. */
const rank = (milestone: Pick<Milestone, 'time'>): number =>
  milestoneStart(milestone)?.getTime() ?? Number.MAX_SAFE_INTEGER

/** Dated ones by date, then those without a date, as staff ordered them. */
export const inOrder = (milestones: Milestone[]): Milestone[] =>
  milestones.toSorted((a, b) => rank(a) - rank(b))

/** A date of a call to show; of `opening` and `closing` the instant, before which and until which. `isPast`: over. */
export type KeyDate = {
  id: string
  label: string
  time: MilestoneTime | { kind: 'opening' | 'closing'; at: Date }
  isPast: boolean
}

/** The `milestones` of a call, in order, as they stand at `instant`. */
export const milestonesAt = (milestones: Milestone[], instant: Date): KeyDate[] =>
  inOrder(milestones).map((milestone) => ({
    ...milestone,
    isPast: (milestoneEnd(milestone) ?? Infinity) <= instant,
  }))

/** The same among the opening and the closing of the call, where a date says them. */
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
  // Sorting keeps the order of equals: those without a date stay last.
  return [...turns, ...milestonesAt(milestones, instant)].sort((a, b) => startOf(a) - startOf(b))
}

const startOf = ({ time }: KeyDate): number => ('at' in time ? time.at.getTime() : rank({ time }))

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
