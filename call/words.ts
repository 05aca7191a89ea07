/** The state of a call in French: the only wording for the page, its description, the admin and the feeds. */
import { deadlineInParis, frenchDeadline, frenchMoment, momentInParis } from '@/text/french-date'

import { type CallState, type DatedState, isAccepting } from './state'

type ForcedState = Extract<CallState, { status: 'forced' }>

/**
 * `badge` is complete by itself. `detail` adds a date: the words before it (`lead`), the instant, and the date in words.
 * `short` is that date without its weekday and time zone.
 */
export type StateWords = {
  badge: string
  severity: 'success' | 'info' | 'warning' | null
  detail: { lead: string; at: Date; text: string; short: string } | null
}

const NAMES = {
  upcoming: 'à venir',
  open: 'ouvert',
  closingSoon: 'bientôt clos',
  rolling: 'ouvert en continu',
  closed: 'clos',
} as const satisfies Record<DatedState['status'], string>

/** Returns the name of the state for use within a sentence: « L’appel est bientôt clos ». */
export function stateName(state: CallState): string {
  if (state.status !== 'forced') return NAMES[state.status]
  return state.to === 'open' ? NAMES.open : NAMES.closed
}

/** Returns how visitors read `state`. It does not say that the state is forced: to visitors it is simply the state. */
export function stateWords(state: CallState): StateWords {
  const badge = `Appel ${stateName(state)}`
  switch (state.status) {
    case 'upcoming':
      return { badge, severity: 'info', detail: moment('Ouvre le', state.opensAt) }
    case 'open':
      return { badge, severity: 'success', detail: deadline(state.closesAt) }
    case 'closingSoon':
      return { badge, severity: 'warning', detail: deadline(state.closesAt, 'Ouvert jusqu’au') }
    case 'rolling':
      return { badge, severity: 'success', detail: null }
    case 'closed':
      return { badge, severity: null, detail: moment('depuis le', state.since) }
    case 'forced':
      return state.to === 'open'
        ? { badge, severity: 'success', detail: deadline(state.turnsAt) }
        : { badge, severity: null, detail: closing(state) }
    default:
      return state satisfies never
  }
}

/** Returns the deadline for applications, or null if the call is not open or has no closing date. */
export const deadlineOf = (state: CallState): Date | null =>
  isAccepting(state) ? (stateWords(state).detail?.at ?? null) : null

/** Returns when applications will open, or null if they are open already or no date says it. */
export function openingAfter(state: CallState): Date | null {
  if (state.status === 'upcoming') return state.opensAt
  return state.status === 'forced' && !isAccepting(state) ? state.turnsAt : null
}

/**
 * Returns `state` as one plain text: « Appel ouvert jusqu’au mercredi 31 mars 2027 à 18 h (heure de Paris) », or « Appel
 * ouvert jusqu’au 31 mars 2027 à 18 h » when `date` is `short`.
 */
export function stateSentence(state: CallState, date: 'text' | 'short' = 'text'): string {
  const { badge, detail } = stateWords(state)
  if (!detail) return badge
  const { lead } = detail
  return `${badge}${/^[A-Z]/.test(lead) ? '.' : ''} ${lead} ${detail[date]}`
}

function closing({ dated, override, turnsAt, wasOpen }: ForcedState): StateWords['detail'] {
  if (turnsAt) return moment(wasOpen ? 'Rouvre le' : 'Ouvre le', turnsAt)
  if (wasOpen && override.since) return moment('depuis le', override.since)
  return moment('depuis le', dated.status === 'closed' ? dated.since : null)
}

const moment = (lead: string, at: Date | null) =>
  at && { lead, at, text: momentInParis(at), short: frenchMoment(at) }

const deadline = (at: Date | null, lead = 'jusqu’au') =>
  at && { lead, at, text: deadlineInParis(at), short: frenchDeadline(at) }
