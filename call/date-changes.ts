/** The changes of the dates of a call after visitors could read them. They follow from published dates alone. */
import { closingOf, openingOf } from './key-dates'
import { type CallSchedule, callStateAt, isAccepting, openingAfter } from './state'

/** A time during which visitors read the same dates. `schedule`: null while they read no announcement. */
export type Period = {
  /** Inclusive. null: from the start. */
  from: Date | null
  /** Exclusive. null: until now. */
  until: Date | null
  /** The name of the call, as visitors read it. */
  name: string
  schedule: CallSchedule | null
}

/**
 * `rescheduled`: a call that is not open opens at another date. `extended`, `advanced`: the closing comes later, or earlier. `closed`: the change itself closes the call, for good or until
 * `opensAt`. `reopened`: it opens a call that had been open and closed. `opened`: it opens a call for the first time.
 * `withdrawn`: visitors no longer read the announcement. `announced`: they read it again, or it tells new dates once the call
 * was over.
 */
export type DateChangeKind =
  | 'rescheduled'
  | 'extended'
  | 'advanced'
  | 'closed'
  | 'reopened'
  | 'opened'
  | 'withdrawn'
  | 'announced'

/**
 * `at`: the publication. `from`, `to`: when the call would close before and after it; null: no date says it. `openedAt`,
 * `opensAt`: when it would open before and after it; null if it is open, or if no date says it.
 */
export type DateChange = {
  at: Date
  kind: DateChangeKind
  from: Date | null
  to: Date | null
  openedAt: Date | null
  opensAt: Date | null
}

/** Returns the changes between `periods`, oldest first. A change that leaves the opening and the closing as they were is none. */
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
 * Returns how the dates that visitors read change at `at`, or null if this is no news: the same dates, or a call that was over
 * and stays so. `before`, `after`: null for no announcement.
 */
export function changeBetween(
  before: CallSchedule | null,
  after: CallSchedule | null,
  at: Date,
): DateChange | null {
  const [was, is] = [factsAt(before, at), factsAt(after, at)]
  const closing = { from: was.closing, to: is.closing }
  const change = { at, ...closing, openedAt: was.opensAt, opensAt: is.opensAt }
  const kind = kindOf(was, is)
  return kind && { ...change, kind }
}

type Facts = ReturnType<typeof factsAt>

/**
 * What visitors may count on at `at`. `isToCome`: the call is open, or to be opened; `wasOpened`: it has been open. All false
 * and null for no announcement.
 */
function factsAt(call: CallSchedule | null, at: Date) {
  const state = call && callStateAt(call, at)
  const isOpen = Boolean(state && isAccepting(state))
  const opensAt = state && openingAfter(state)
  return {
    isPublic: call !== null,
    isOpen,
    opensAt,
    isToCome: isOpen || state?.status === 'upcoming' || opensAt !== null,
    // An override without a start hides that the dates had opened the call.
    wasOpened: Boolean(call && [call.opensAt, openingOf(call)].some((date) => date && date < at)),
    closing: call && closingOf(call),
  }
}

function kindOf(was: Facts, is: Facts): DateChangeKind | null {
  if (was.isToCome && !is.isPublic) return 'withdrawn'
  if ((was.isOpen && !is.isOpen) || (was.isToCome && !is.isToCome)) return 'closed'
  if (was.isPublic && !was.isOpen && is.isOpen) return was.wasOpened ? 'reopened' : 'opened'
  if (!was.isToCome) return is.isToCome ? 'announced' : null
  // The date that people wait for comes before the closing. A first opening date replaces none.
  if (was.opensAt && !is.isOpen && !isSame(was.opensAt, is.opensAt)) return 'rescheduled'
  // A call that is not open and has no closing yet gets its first one.
  return was.isOpen || was.closing ? moveOf(was.closing, is.closing) : null
}

/** Whether a call that is not open opens sooner than before. */
export const opensSooner = ({ openedAt, opensAt }: DateChange): boolean =>
  Boolean(openedAt && opensAt && opensAt < openedAt)

const isSame = (a: Date | null, b: Date | null) => a?.getTime() === b?.getTime()

/** No date counts as the latest: a call without a closing stays open. */
function moveOf(from: Date | null, to: Date | null): 'extended' | 'advanced' | null {
  const before = from?.getTime() ?? Infinity
  const after = to?.getTime() ?? Infinity
  if (before === after) return null
  return after > before ? 'extended' : 'advanced'
}

/** Within this time, putting dates back undoes the change instead of being another one. */
const UNDONE_WITHIN_MS = 60 * 60_000

/**
 * Returns the change of the dates that a page tells at `instant`, the last one; null if there is none. Dates that were moved
 * and put back within the hour, as by the restoration of a version, were not changed.
 */
export function lastMoveAt(changes: DateChange[], instant: Date): DateChange | null {
  const moves: DateChange[] = []
  for (const change of changes) {
    if (change.at > instant || !MOVES.includes(change.kind)) continue
    const last = moves.at(-1)
    if (last && undoes(change, last)) moves.pop()
    else moves.push(change)
  }
  return moves.at(-1) ?? null
}

const MOVES: DateChangeKind[] = ['rescheduled', 'extended', 'advanced', 'closed', 'reopened']
const UNDONE: DateChangeKind[] = ['rescheduled', 'extended', 'advanced']

const undoes = (later: DateChange, earlier: DateChange) =>
  [later, earlier].every(({ kind }) => UNDONE.includes(kind)) &&
  isSame(later.to, earlier.from) &&
  isSame(later.opensAt, earlier.openedAt) &&
  later.at.getTime() - earlier.at.getTime() <= UNDONE_WITHIN_MS
