/**
 * Computes whether a call for projects is open. The database never stores "open": the state comes from the dates and the
 * override that staff entered, so no wording stays wrong after a date has passed.
 */
import { shiftDays } from '@/text/paris-time'

/** An exception to the dates. `until` is exclusive: from then on the dates decide again. null: until staff end it. */
export type Override = {
  to: 'open' | 'closed'
  /** Inclusive. Before it, the dates decide. Without it (imports, older calls) the override has always been in force. */
  since?: Date | null
  until: Date | null
  /**
   * Why, and who decided it. Both are null for readers who may not know, such as visitors. `by` is also null when an import
   * decided, or when the account has since been deleted.
   */
  reason: string | null
  by: string | null
}

/** Dates are instants; staff enter them in Europe/Paris. */
export type CallSchedule = {
  /** Inclusive. null: not known; without a closing date either, the call is not announced yet. */
  opensAt: Date | null
  /** Exclusive. null: none. */
  closesAt: Date | null
  /** Number of days before closing during which the call is shown as closing soon. 0: never. */
  closingSoonDays: number
  override: Override | null
}

/** Returns when `call` starts to close soon, its last days counted on a Paris clock; null if it has no such days. */
export function closingSoonFrom({ closesAt, closingSoonDays }: CallSchedule): Date | null {
  return closesAt && closingSoonDays > 0 ? shiftDays(closesAt, -closingSoonDays) : null
}

/** Returns every instant at which the state of `call` may change, in order. */
export function boundsOf(call: CallSchedule): Date[] {
  const { since, until } = call.override ?? {}
  return [call.opensAt, closingSoonFrom(call), call.closesAt, since, until]
    .filter((bound) => bound instanceof Date)
    .sort((a, b) => a.getTime() - b.getTime())
}

/** Returns the next instant strictly after `instant` at which the state of `call` may change, or null if there is none. */
export function nextChangeAfter(call: CallSchedule, instant: Date): Date | null {
  return boundsOf(call).find((bound) => bound > instant) ?? null
}

/** The state that the dates alone give. `rolling`: open without an end. `since` is past, the other dates are to come. */
export type DatedState =
  | { status: 'upcoming'; opensAt: Date | null }
  | { status: 'open'; closesAt: Date }
  | { status: 'closingSoon'; closesAt: Date }
  | { status: 'rolling' }
  | { status: 'closed'; since: Date }

/**
 * The state at one instant. When forced: `turnsAt` is when the call will change to the opposite as things stand (null: when
 * staff end the override), `dated` is the state that the dates alone would give, and `wasOpen` tells whether the dates had
 * the call open just before the override.
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

/** Returns the state of `call` at `instant`. Every instant and schedule gives exactly one state. */
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

/** Whether visitors may apply. */
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

/** Returns when applications will open, or null if they are open already or no date says it. */
export function openingAfter(state: CallState): Date | null {
  if (state.status === 'upcoming') return state.opensAt
  return state.status === 'forced' && !isAccepting(state) ? state.turnsAt : null
}

/**
 * Opening is inclusive, closing exclusive. A call without any date is upcoming: announcing nothing is better than inviting
 * applications that the team does not expect.
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

/** A call that an override kept open past its closing date closed when the override ended. */
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

/** The states of the call in which staff may choose to show a text. `open` includes the last days. */
export const SHOWN_WHILE = {
  upcoming: 'Seulement quand l’appel est à venir',
  open: 'Seulement quand l’appel est ouvert',
  closingSoon: 'Seulement dans les derniers jours de l’appel',
  closed: 'Seulement quand l’appel est clos',
  notOpen: 'Seulement quand l’appel n’est pas ouvert (à venir ou clos)',
} as const

export type ShownWhile = keyof typeof SHOWN_WHILE

/** Whether a text shown only `when` is visible while its call is in `state`. */
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
