/**
 * Whether a call for projects is open. Nothing in the database says "open": it is computed here, from the dates
 * and the override that staff entered, so that no wording can stay wrong after a date has passed.
 */
import { shiftDays } from '@/text/paris-time'

/** An exception to the dates. `until` is exclusive: from then on the dates decide again; null: until staff end it. */
export type Override = {
  to: 'open' | 'closed'
  /** Inclusive. Before it, the dates decide. Without it (imports, older calls) the override counts from always. */
  since?: Date | null
  until: Date | null
  /**
   * Why, and who decided it; null for whoever may not know (visitors), `by` also when an import did, or somebody whose
   * account was deleted since.
   */
  reason: string | null
  by: string | null
}

/** Dates are instants; staff enter them in Europe/Paris. */
export type CallSchedule = {
  /** Inclusive. null: not known, or without a closing date not announced either. */
  opensAt: Date | null
  /** Exclusive. null: none. */
  closesAt: Date | null
  /** Days before closing from which the call is said to close soon; 0: never said. */
  closingSoonDays: number
  override: Override | null
}

/** From when `call` closes soon, its last days counted on a Paris clock; null without a closing date or last days. */
export function closingSoonFrom({ closesAt, closingSoonDays }: CallSchedule): Date | null {
  return closesAt && closingSoonDays > 0 ? shiftDays(closesAt, -closingSoonDays) : null
}

/** Every instant at which the state of `call` may change, in order. */
export function boundsOf(call: CallSchedule): Date[] {
  const { since, until } = call.override ?? {}
  return [call.opensAt, closingSoonFrom(call), call.closesAt, since, until]
    .filter((bound) => bound instanceof Date)
    .sort((a, b) => a.getTime() - b.getTime())
}

/** The next instant strictly after `instant` at which the state of `call` may change; null when none will come. */
export function nextChangeAfter(call: CallSchedule, instant: Date): Date | null {
  return boundsOf(call).find((bound) => bound > instant) ?? null
}

/** What the dates alone say. `rolling`: open without an end. Each date is on the side of the instant its name says. */
export type DatedState =
  | { status: 'upcoming'; opensAt: Date | null }
  | { status: 'open'; closesAt: Date }
  | { status: 'closingSoon'; closesAt: Date }
  | { status: 'rolling' }
  | { status: 'closed'; since: Date }

/**
 * State at one instant. When forced, `turnsAt` is when the call will become the opposite as things stand (null: when
 * staff end the override), `dated` what the dates alone would say, and `wasOpen` whether they had it open just before.
 */
export type CallState =
  | DatedState
  | {
      status: 'forced'
      to: 'open' | 'closed'
      turnsAt: Date | null
      override: Override
      dated: DatedState
      wasOpen: boolean
    }

/** The state of `call` at `instant`. Total: one state for every instant and schedule. */
export function callStateAt(call: CallSchedule, instant: Date): CallState {
  const { override } = call
  const dated = datedStateAt(call, instant)
  const isToCome = override?.since && instant < override.since
  if (!override || isToCome || isOver(override, instant)) return dated
  const { since, to } = override
  const before = since ? datedStateAt(call, new Date(since.getTime() - 1)) : dated
  const wasOpen = isAccepting(before)
  return { status: 'forced', to, turnsAt: nextTurn(call, instant, to), override, dated, wasOpen }
}

/** Whether one may apply. */
export function isAccepting(state: CallState): boolean {
  switch (state.status) {
    case 'open':
    case 'closingSoon':
    case 'rolling':
      return true
    case 'upcoming':
    case 'closed':
      return false
    case 'forced':
      return state.to === 'open'
    default:
      return state satisfies never
  }
}

/**
 * Opening is inclusive, closing exclusive. Without any date a call is upcoming: better to announce nothing than to
 * invite an application that nobody awaits.
 */
function datedStateAt(call: CallSchedule, instant: Date): DatedState {
  const { opensAt, closesAt } = call
  if (closesAt && instant >= closesAt)
    return { status: 'closed', since: closedSince(call, instant) }
  if (opensAt ? instant < opensAt : !closesAt) return { status: 'upcoming', opensAt }
  if (!closesAt) return { status: 'rolling' }
  const soon = closingSoonFrom(call)
  return soon && instant >= soon
    ? { status: 'closingSoon', closesAt }
    : { status: 'open', closesAt }
}

/** A call kept open past its closing date was closed when that override ended. */
function closedSince({ closesAt, override }: CallSchedule, instant: Date): Date {
  const extension = override?.to === 'open' && isOver(override, instant) ? override.until : null
  return [closesAt, extension].reduce((a, b) => (b && (!a || b > a) ? b : a))!
}

function isOver({ until }: Override, instant: Date): boolean {
  return until !== null && instant >= until
}

function nextTurn(call: CallSchedule, instant: Date, to: Override['to']): Date | null {
  const turns = (bound: Date) =>
    bound > instant && isAccepting(callStateAt(call, bound)) !== (to === 'open')
  return boundsOf(call).find(turns) ?? null
}

/** When a text may be shown, by the state of the call, as staff choose it. `open`: the last days too. */
export const SHOWN_WHILE = {
  upcoming: 'Seulement quand l’appel est à venir',
  open: 'Seulement quand l’appel est ouvert',
  closingSoon: 'Seulement dans les derniers jours de l’appel',
  closed: 'Seulement quand l’appel est clos',
  notOpen: 'Seulement quand l’appel n’est pas ouvert (à venir ou clos)',
} as const

export type ShownWhile = keyof typeof SHOWN_WHILE

/** Whether what is shown only `when` is, while its call is in `state`. */
export function isShownIn(state: CallState, when: ShownWhile): boolean {
  switch (when) {
    case 'open':
      return isAccepting(state)
    case 'notOpen':
      return !isAccepting(state)
    case 'upcoming':
    case 'closingSoon':
      return state.status === when
    case 'closed':
      return !isAccepting(state) && state.status !== 'upcoming'
    default:
      return when satisfies never
  }
}
