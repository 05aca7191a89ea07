/** How a call unfolds, for staff: its bounds, its exception and its milestones in order, and where one stands. */
import { deadlineInParis, frenchPeriod, frenchWeekday, momentInParis } from '@/text/french-date'

import { milestoneEnd, milestoneStart, type Milestone } from './key-dates'
import { milestonesOf, scheduleOf, type CallFields } from './of-document'
import {
  boundsOf,
  closingSoonFrom,
  type CallSchedule,
  type CallState,
  callStateAt,
  isAccepting,
} from './state'
import { stateSentence } from './words'

export type TimelineEntry = {
  /** Unique in a timeline. */
  id: string
  /** When it begins; null for a milestone in words. */
  at: Date | null
  label: string
  /** When, in French and in Paris. */
  time: string
  /** `present`: begun and not over; null for a milestone in words, which no date can place. */
  when: 'past' | 'present' | 'now' | 'future' | null
  /** What the page says of the call from then on; null where it changes nothing, or is over. */
  says: string | null
}

/**
 * The timeline at `now` of a call as stored, or as a form holds it while one types: what is dated by date, then
 * milestones in words. Empty when nothing but `now` would be in it.
 */
export function timelineOf(call: Partial<CallFields>, now: Date): TimelineEntry[] {
  const schedule = scheduleOf(call)
  const milestones = milestonesOf(call).map((milestone) => milestoneEntry(milestone, now))
  const entries = [...boundEntries(schedule, now), ...milestones]
  if (!entries.length && !schedule.override) return []
  const rank = ({ at }: TimelineEntry) => at?.getTime() ?? Number.MAX_SAFE_INTEGER
  // Sorting keeps the order of equals: what begins now comes before it.
  return [...entries, nowEntry(schedule, now)].sort((a, b) => rank(a) - rank(b))
}

/** Why and until when the state of `call` is forced at `now`; null when it is not. */
export function forcedSentence(call: Partial<CallFields>, now: Date): string | null {
  const state = callStateAt(scheduleOf(call), now)
  if (state.status !== 'forced') return null
  const { until, reason } = state.override
  const end = until ? `jusqu’au ${deadlineInParis(until)}` : 'jusqu’à ce que l’équipe y mette fin'
  return `État forcé ${end}.${reason ? ` Raison\u00a0: ${reason}` : ''}`
}

function boundEntries(schedule: CallSchedule, now: Date): TimelineEntry[] {
  const bounds = [
    ['opening', 'Ouverture', schedule.opensAt, momentInParis],
    ['closingSoon', 'Derniers jours', closingSoonFrom(schedule), momentInParis],
    ['closing', 'Clôture', schedule.closesAt, deadlineInParis],
    ['overrideEnd', 'Fin de l’état forcé', schedule.override?.until, deadlineInParis],
  ] as const
  return bounds.flatMap(([id, label, at, words]) => {
    if (!at) return []
    const isPast = at <= now
    return {
      id,
      at,
      label,
      time: words(at),
      when: isPast ? 'past' : 'future',
      // What the page said then is not known: the override may be younger.
      says: isPast ? null : stateSentence(callStateAt(schedule, at)),
    }
  })
}

function nowEntry(schedule: CallSchedule, now: Date): TimelineEntry {
  const says = stateSentence(callStateAt(schedule, now))
  return {
    id: 'now',
    at: now,
    label: 'Aujourd’hui',
    time: momentInParis(now),
    when: 'now',
    says,
  }
}

function milestoneEntry(milestone: Milestone, now: Date): TimelineEntry {
  const { id, label, time } = milestone
  const at = milestoneStart(milestone)
  const end = milestoneEnd(milestone)
  const begun = at && at <= now ? 'present' : 'future'
  return {
    id: `milestone-${id}`,
    at,
    label,
    time: time.kind === 'text' ? time.text : daysOf(time),
    when: at && (end && end <= now ? 'past' : begun),
    says: null,
  }
}

function daysOf(time: Exclude<Milestone['time'], { kind: 'text' }>): string {
  return time.kind === 'day' ? frenchWeekday(time.on) : frenchPeriod(time.from, time.until)
}

/**
 * The next change of state after `instant` and when it comes: « clôture le mercredi 31 mars 2027 à 18 h (heure de Paris) ». Bounds that change
 * nothing, such as a closing date while the call is forced open, are passed over. null when nothing will change.
 */
export function nextChangeWords(call: CallSchedule, instant: Date): string | null {
  const before = callStateAt(call, instant)
  for (const at of boundsOf(call).filter((bound) => bound > instant)) {
    const after = callStateAt(call, at)
    if (after.status !== before.status) return changeWords(before, after, at)
  }
  return null
}

function changeWords(before: CallState, after: CallState, at: Date): string {
  if (before.status === 'forced') {
    return `fin de l’état forcé le ${momentInParis(at)}, puis : ${stateSentence(after)}`
  }
  if (!isAccepting(after)) return `clôture le ${deadlineInParis(at)}`
  return isAccepting(before)
    ? `derniers jours à partir du ${momentInParis(at)}`
    : `ouverture le ${momentInParis(at)}`
}
