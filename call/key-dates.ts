import { inOrder, type Milestone, milestoneEnd, type MilestoneTime, rank } from './milestones'
import type { CallSchedule } from './schedule'
import { closingOf, openingOf } from './turns'

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

/** The same among the opening and the closing of the call, where a date says them (see `turns.ts`). */
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
