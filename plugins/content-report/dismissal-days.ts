import { parisDay, shiftDays } from '@/text/paris-time'

/** In characters. */
export const LONGEST_REASON = 500

const YEAR_DAYS = 365
/** Proposed: long enough to forget the item, short enough that it comes back while someone remembers why. */
const USUAL_DAYS = 90

/** The days, in Paris (`YYYY-MM-DD`), until which an item may be dismissed at `now`, both included, and the proposed one. */
export function dismissalDays(now: Date): { first: string; last: string; usual: string } {
  const dayIn = (days: number) => parisDay(shiftDays(now, days))
  return { first: dayIn(0), last: dayIn(YEAR_DAYS), usual: dayIn(USUAL_DAYS) }
}
