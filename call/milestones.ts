/** Dated moments of a call beside its opening and closing, such as juries. */
import { nextParisDay } from '@/text/paris-time'

/** Days are the first instants of days in Paris; `until` is the last day, included. A text has no date to compare. */
export type MilestoneTime =
  | { kind: 'day'; on: Date }
  | { kind: 'period'; from: Date; until: Date }
  | { kind: 'text'; text: string }

export type Milestone = { id: string; label: string; time: MilestoneTime }

/** When a milestone is over: after its last day, in Paris; null for one without a date. */
export function milestoneEnd({ time }: Milestone): Date | null {
  switch (time.kind) {
    case 'day':
      return nextParisDay(time.on)
    case 'period':
      return nextParisDay(time.until)
    case 'text':
      return null
    default:
      return time satisfies never
  }
}

/** The first instant of a milestone; null for one without a date. */
export function milestoneStart({ time }: Pick<Milestone, 'time'>): Date | null {
  switch (time.kind) {
    case 'day':
      return time.on
    case 'period':
      return time.from
    case 'text':
      return null
    default:
      return time satisfies never
  }
}

/** By which milestones are in order: those without a date come last. */
export const rank = (milestone: Pick<Milestone, 'time'>): number =>
  milestoneStart(milestone)?.getTime() ?? Number.MAX_SAFE_INTEGER

/** Dated ones by date, then those without a date, as staff ordered them. */
export const inOrder = (milestones: Milestone[]): Milestone[] =>
  milestones.toSorted((a, b) => rank(a) - rank(b))
