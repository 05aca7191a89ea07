/** Dated moments of a call beside its opening and closing, such as juries. */
import { nextParisDay } from '@/lib/paris-time'

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

/** Dated ones by date, then those without a date, as staff ordered them. */
export function inOrder(milestones: Milestone[]): Milestone[] {
  return milestones.toSorted((a, b) => startOf(a) - startOf(b) || 0)
}

function startOf({ time }: Milestone): number {
  if (time.kind === 'text') return Number.MAX_SAFE_INTEGER
  return (time.kind === 'day' ? time.on : time.from).getTime()
}
