/** What the state of a call depends on: dates and an exceptional override, as staff entered them. */
import { shiftDays } from '@/text/paris-time'

/** An exception to the dates. `until` is exclusive: from then on the dates decide again; null: until staff end it. */
export type Override = {
  to: 'open' | 'closed'
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
  return [call.opensAt, closingSoonFrom(call), call.closesAt, call.override?.until]
    .filter((bound) => bound instanceof Date)
    .sort((a, b) => a.getTime() - b.getTime())
}

/** The next instant strictly after `instant` at which the state of `call` may change; null when none will come. */
export function nextChangeAfter(call: CallSchedule, instant: Date): Date | null {
  return boundsOf(call).find((bound) => bound > instant) ?? null
}
