/**
 * Whether a call for projects is open. Nothing in the database says "open": it is computed here, from the dates
 * and the override that staff entered, so that no wording can stay wrong after a date has passed.
 */

/** What the state depends on. Dates are instants (any offset); staff enter them in Europe/Paris. */
export type CallSchedule = {
  opensAt: Date | null
  closesAt: Date | null
  override: { to: 'open' | 'closed'; reason: string } | null
}

/**
 * State at one instant. `until` and `since` are the bounds staff entered, null where none is known.
 * A forced state keeps the closing date only where it is still to come: a past one would contradict it.
 */
export type CallState =
  | { status: 'upcoming'; opensAt: Date | null }
  | { status: 'open'; until: Date | null; forced: { reason: string } | null }
  | { status: 'closed'; since: Date | null; forced: { reason: string } | null }

/**
 * The state of `call` at `instant`. Opening is inclusive, closing exclusive. Without any date a call is upcoming:
 * better to announce nothing than to invite an application that nobody awaits.
 */
export function callStateAt(call: CallSchedule, instant: Date): CallState {
  const { opensAt, closesAt, override } = call
  const isPastClosing = closesAt !== null && instant >= closesAt

  if (override?.to === 'open') {
    return { status: 'open', until: isPastClosing ? null : closesAt, forced: override }
  }
  if (override?.to === 'closed') {
    return { status: 'closed', since: isPastClosing ? closesAt : null, forced: override }
  }
  if (isPastClosing) return { status: 'closed', since: closesAt, forced: null }
  if (opensAt ? instant < opensAt : closesAt === null) return { status: 'upcoming', opensAt }
  return { status: 'open', until: closesAt, forced: null }
}

/** The next instant strictly after `instant` at which the state or its wording changes; null when none will. */
export function nextChangeAfter(call: CallSchedule, instant: Date): Date | null {
  const bounds = [call.opensAt, call.closesAt].filter(
    (bound): bound is Date => bound !== null && bound > instant,
  )
  return bounds.length ? new Date(Math.min(...bounds.map(Number))) : null
}
