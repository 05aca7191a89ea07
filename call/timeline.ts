/** The timeline of a call for staff: its dates, its override and its milestones in order, with the current position. */
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
  /** Unique within a timeline. */
  id: string
  /** When the entry begins; null for a milestone in words. */
  at: Date | null
  label: string
  /** When it happens, in French, in Paris time. */
  time: string
  /** `present`: has begun and is not over. null: a milestone in words, which has no date. */
  when: 'past' | 'present' | 'now' | 'future' | null
  /** What the page says about the call from then on; null if this changes nothing, or is in the past. */
  says: string | null
}

/**
 * Returns the timeline at `now` of a stored call, or of a call that is being edited in a form: dated entries by date, then
 * milestones in words. Returns an empty list if it would only hold `now`.
 */
export function timelineOf(call: Partial<CallFields>, now: Date): TimelineEntry[] {
  const schedule = scheduleOf(call)
  const milestones = milestonesOf(call).map((milestone) => milestoneEntry(milestone, now))
  const entries = [...boundEntries(schedule, now), ...milestones]
  if (!entries.length && !schedule.override) return []
  const rank = ({ at }: TimelineEntry) => at?.getTime() ?? Number.MAX_SAFE_INTEGER
  // The sort is stable: an entry that begins exactly now stays before `now`.
  return [...entries, nowEntry(schedule, now)].sort((a, b) => rank(a) - rank(b))
}

/** Returns a French sentence on why and until when the state of `call` is forced at `now`, or null if it is not forced. */
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
      // What the page said at that time is unknown: the override may be more recent.
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
 * Describes in French the next change of state after `instant`: « clôture le mercredi 31 mars 2027 à 18 h (heure de Paris)
 * ». Skips dates that change nothing, such as a closing date while the call is forced open. Returns null if nothing will
 * change.
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
