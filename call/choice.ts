/** Chooses which call speaks on a page that shows several, such as this year's and the next, and finds conflicting calls. */
import { boundsOf, type CallSchedule, type CallState, callStateAt, isAccepting } from './state'

/**
 * Returns the call that a page speaks of at `instant`: the open call, else the next to open, else the last closed, else an
 * undated call. Ties go to the first of the list. Returns null when `calls` is empty.
 */
export function currentCallAt<Call extends CallSchedule>(
  calls: Call[],
  instant: Date,
): { call: Call; state: CallState } | null {
  const ranked = calls.map((call) => {
    const state = callStateAt(call, instant)
    return { call, state, rank: rankOf(state) }
  })
  ranked.sort((a, b) => a.rank[0] - b.rank[0] || a.rank[1] - b.rank[1])
  const [first] = ranked
  return first ? { call: first.call, state: first.state } : null
}

/** Returns the first instant from `from` on at which both calls are open, or null if they never overlap. */
export function firstBothOpen(a: CallSchedule, b: CallSchedule, from: Date): Date | null {
  const instants = [from, ...boundsOf(a), ...boundsOf(b)]
    .filter((instant) => instant >= from)
    .sort((x, y) => x.getTime() - y.getTime())
  const isBothOpen = (instant: Date) =>
    [a, b].every((call) => isAccepting(callStateAt(call, instant)))
  return instants.find(isBothOpen) ?? null
}

/** Sort key, lowest first: the class of the state, then the nearest opening or the latest closing within the class. */
function rankOf(state: CallState): [number, number] {
  if (isAccepting(state)) return [0, 0]
  const opens = state.status === 'upcoming' ? state.opensAt : null
  const next = state.status === 'forced' ? state.turnsAt : opens
  if (next) return [1, next.getTime()]
  const dated = state.status === 'forced' ? state.dated : state
  if (dated.status === 'closed') return [2, -dated.since.getTime()]
  return [state.status === 'forced' ? 2 : 3, 0]
}

/** Returns the earliest of `dates`, or null if there is none. */
export function earliest(dates: (Date | null)[]): Date | null {
  return dates.reduce((first, date) => (!first || (date && date < first) ? date : first), null)
}
