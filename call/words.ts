/** The state of a call in French: the one wording of the page, its description, the admin and the feeds. */
import { deadlineInParis, frenchDeadline, frenchMoment, momentInParis } from '@/text/french-date'

import { type CallState, type DatedState, isAccepting } from './state'

type ForcedState = Extract<CallState, { status: 'forced' }>

/**
 * `badge` says it all; `detail` adds a date: the words before it, the instant, and the date in words, which `short` gives
 * without its weekday and its time zone.
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

/** What a call is said to be, within a sentence: « L’appel est bientôt clos ». */
export function stateName(state: CallState): string {
  if (state.status !== 'forced') return NAMES[state.status]
  return state.to === 'open' ? NAMES.open : NAMES.closed
}

/** How a visitor reads `state`. That it is forced is not said: to them it is the truth. */
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

/** Until when one may apply; null when one may not, or no date says it. */
export const deadlineOf = (state: CallState): Date | null =>
  isAccepting(state) ? (stateWords(state).detail?.at ?? null) : null

/** When one may apply again; null when one may already, or no date says it. */
export function openingAfter(state: CallState): Date | null {
  if (state.status === 'upcoming') return state.opensAt
  return state.status === 'forced' && !isAccepting(state) ? state.turnsAt : null
}

/**
 * `state` as one plain text: « Appel ouvert jusqu’au mercredi 31 mars 2027 à 18 h (heure de Paris) », or « Appel ouvert
 * jusqu’au 31 mars 2027 à 18 h » where `date` is `short`.
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
