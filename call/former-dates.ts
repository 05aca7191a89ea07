/** The dates of a call that visitors read before the present ones. The call keeps them (`collections/calls/former-dates.ts`). */
import type { Call } from '@/payload-types'

import type { Period } from './date-changes'
import { scheduleOf } from './of-document'

/** The fields of a stored call that tell what visitors have read of it. */
export type DatedCall = Partial<Call>

/** What visitors read until it was replaced. */
export type FormerDates = Pick<Period, 'name' | 'schedule'> & { until: Date }

/** Returns what visitors read of the dates of `call` before the present ones, oldest first. */
export const formerDatesOf = ({ formerDates }: DatedCall): FormerDates[] =>
  (formerDates ?? []).map(({ dates, name, until }) => ({
    name,
    until: new Date(until),
    schedule: dates && scheduleOf(dates),
  }))

/** Returns the periods of `former`, then that of the present `name` and `schedule`. */
export const periodsAfter = (
  former: FormerDates[],
  present: Pick<Period, 'name' | 'schedule'>,
): Period[] =>
  [...former, { ...present, until: null }].map((period, index) => ({
    ...period,
    from: former[index - 1]?.until ?? null,
  }))

/**
 * Returns what visitors have read of the dates of `call`, oldest first: its former dates, then its own. `isPublic`: false
 * for a call that visitors no longer read. For a draft, its own dates count as public.
 */
export const periodsOf = (call: DatedCall, isPublic = true): Period[] =>
  periodsAfter(formerDatesOf(call), {
    name: call.name ?? '',
    schedule: isPublic ? scheduleOf(call) : null,
  })
