/** The changes of the dates of a call after visitors could read them. They follow from published dates alone. */
import type { Period } from './former-dates'
import { closingOf, openingOf } from './key-dates'
import { type CallSchedule, callStateAt, isAccepting } from './state'

/**
 * `extended`, `advanced`: the closing comes later, or earlier; `closed`: the change itself closes an open call; `reopened`:
 * it opens a call that had been open and closed; `opened`: it opens a call for the first time; `withdrawn`: visitors no longer
 * read the announcement; `announced`: they read it again.
 */
export type DateChangeKind =
  'extended' | 'advanced' | 'closed' | 'reopened' | 'opened' | 'withdrawn' | 'announced'

/** `at`: the publication. `from`, `to`: when the call would close before and after it; null: no date says it. */
export type DateChange = { at: Date; kind: DateChangeKind; from: Date | null; to: Date | null }

/** Returns the changes between `periods`, oldest first. A change that leaves the closing as it was is none. */
export function dateChangesOf(periods: Period[]): DateChange[] {
  return periods.slice(1).flatMap((period, index) => {
    const { schedule, until } = periods[index]!
    const lastRead = periods.slice(0, index).findLast((one) => one.schedule)?.schedule
    const at = until!
    if (schedule) return changeBetween(schedule, period.schedule, at) ?? []
    // Published again: what changed since visitors last read it is the news.
    const moved = lastRead && period.schedule && changeBetween(lastRead, period.schedule, at)
    return moved ?? changeBetween(null, period.schedule, at) ?? []
  })
}

/**
 * Returns how the dates that visitors read change at `at`, or null if this is no news: the same closing, or a call that was
 * over and stays so. `before`, `after`: null for no announcement.
 */
export function changeBetween(
  before: CallSchedule | null,
  after: CallSchedule | null,
  at: Date,
): DateChange | null {
  const change = { at, from: before && closingOf(before), to: after && closingOf(after) }
  if (!before || !after) {
    const one = before ?? after
    if (before === after || !isToCome(one, at)) return null
    return { ...change, kind: before ? 'withdrawn' : 'announced' }
  }
  const [was, is] = [before, after].map((one) => isAccepting(callStateAt(one, at)))
  if (was && !is) return { ...change, kind: 'closed' }
  if (!was && is) return { ...change, kind: wasOpened(before, at) ? 'reopened' : 'opened' }
  // A call that is not open and has no closing yet gets its first one.
  const isFirst = !was && !change.from
  const kind = isFirst || !isToCome(before, at) ? null : moveOf(change)
  return kind && { ...change, kind }
}

/** Whether visitors could still count on `call`: it is open at `at`, or to be opened. */
function isToCome(call: CallSchedule | null, at: Date): boolean {
  if (!call) return false
  const state = callStateAt(call, at)
  if (state.status === 'forced' && !isAccepting(state)) return state.turnsAt !== null
  return isAccepting(state) || state.status === 'upcoming'
}

const wasOpened = (call: CallSchedule, at: Date): boolean => (openingOf(call) ?? at) < at

/** No date counts as the latest: a call without a closing stays open. */
function moveOf({ from, to }: Pick<DateChange, 'from' | 'to'>): 'extended' | 'advanced' | null {
  const [before, after] = [from, to].map((date) => date?.getTime() ?? Infinity) as [number, number]
  if (before === after) return null
  return after > before ? 'extended' : 'advanced'
}

/** Returns the change of the closing that visitors last heard of at `instant`; null if there is none. */
export const lastMoveAt = (changes: DateChange[], instant: Date): DateChange | null =>
  changes.findLast(({ at, kind }) => at <= instant && MOVES.includes(kind)) ?? null

const MOVES: DateChangeKind[] = ['extended', 'advanced', 'closed', 'reopened']
