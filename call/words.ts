/** The state of a call in French: the only wording for the page, its description, the admin and the feeds. */
import { deadlineInParis, frenchDeadline, frenchMoment, momentInParis } from '@/text/french-date'

import { changeWords } from './change-words'
import type { DateChange } from './date-changes'
import { type CallState, type DatedState, isAccepting } from './state'

type ForcedState = Extract<CallState, { status: 'forced' }>

/** The words before a date (`lead`), the instant, and the date in words. `short`: without its weekday and time zone. */
type DatedWords = { lead: string; at: Date; text: string; short: string }

/**
 * `badge` is complete by itself. `detail` adds a date. `news` tells in a few words which date has changed; `also` tells the
 * new date where `detail` does not, or that there is none.
 */
export type StateWords = {
  badge: string
  severity: 'success' | 'info' | 'warning' | null
  detail: DatedWords | null
  news: string | null
  also: DatedWords | string | null
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

/**
 * Returns how visitors read `state`. It does not say that the state is forced: to visitors it is simply the state. `change`:
 * the change of the dates that they last heard of, told if it led to this state.
 */
export function stateWords(state: CallState, change: DateChange | null = null): StateWords {
  const plain = { ...plainWords(state), news: null, also: null }
  const told = change && changeWords(change, state)
  if (!told) return plain
  const { alone, lead, name: news } = told
  const isOpening = change.kind === 'rescheduled'
  if (state.status === 'upcoming' && !isOpening) {
    return { ...plain, news, also: deadline(change.to, lead) ?? alone }
  }
  const { detail } = plain
  const date = isOpening ? change.opensAt : change.to
  if (detail?.at.getTime() !== date?.getTime()) return plain
  return detail ? { ...plain, news, detail: { ...detail, lead } } : { ...plain, news, also: alone }
}

/** The words of a state whose dates have not changed. */
function plainWords(state: CallState): Pick<StateWords, 'badge' | 'severity' | 'detail'> {
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

/**
 * Returns `state` as one plain text: « Appel ouvert jusqu’au mercredi 31 mars 2027 à 18 h (heure de Paris) », or « Appel
 * ouvert jusqu’au 31 mars 2027 à 18 h » when `date` is `short`. `change`: as for `stateWords`.
 */
export function stateSentence(
  state: CallState,
  change: DateChange | null = null,
  date: 'text' | 'short' = 'text',
): string {
  const { badge, detail, also } = stateWords(state, change)
  return [detail, also].reduce<string>((sentence, words) => {
    if (!words) return sentence
    const said = typeof words === 'string' ? words : `${words.lead} ${words[date]}`
    return `${sentence}${/^\p{Lu}/u.test(said) ? '.' : ''} ${said}`
  }, badge)
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
