import { dateChangesOf, type DateChange, lastMoveAt, type Period } from '@/call/date-changes'
import { periodsAfter } from '@/call/former-dates'
import { closingOf, openingOf } from '@/call/key-dates'
import { type CallSchedule, callStateAt, closingSoonFrom } from '@/call/state'
import { stateSentence } from '@/call/words'
import { deadlineInParis, momentInParis } from '@/text/french-date'

import { type CallEvent, eventKey } from './events'
import type { PublicCallView } from './public-calls'

/** A past event of a call. `key`: distinguishes it from all others of the call, for ever; `says`: in French. */
export type Happened = { event: CallEvent; at: Date; key: string; says: string }

type Dated = Omit<Happened, 'key'> & { isChange?: true }

/** Returns what happened to `call` until `instant`, oldest first: its events by the dates of their time, and the changes of dates. */
export function happenedBy(call: PublicCallView, instant: Date): Happened[] {
  const { former, name, publishedAt, schedule, withdrawnAt } = call
  const known = withdrawnAt ? [...former, { name, schedule, until: withdrawnAt }] : former
  const periods = periodsAfter(known, { name, schedule: withdrawnAt ? null : schedule })
  const changes = dateChangesOf(periods)
  // Of a withdrawn call, only that it is.
  const told = changes.filter(({ at }) => !withdrawnAt || at >= withdrawnAt)
  const events: Dated[] = told.map((change) => ({
    event: change.kind,
    at: change.at,
    isChange: true,
    says: changeSays(change, periods),
  }))
  if (!withdrawnAt) {
    const said = (schedule: CallSchedule, at: Date) =>
      `${stateSentence(callStateAt(schedule, at), lastMoveAt(changes, at))}.`
    events.push({
      event: 'announced',
      at: publishedAt,
      says: said(former[0]?.schedule ?? schedule, publishedAt),
    })
    for (const { event, at, schedule } of periods.flatMap(eventsOf)) {
      events.push({ event, at, says: said(schedule, at) })
    }
  }
  const past = events.filter(({ at }) => at <= instant)
  return withKeys(past.sort((a, b) => a.at.getTime() - b.at.getTime()))
}

/** The first event of a kind has the key of its kind; each later one, and each change, also has its instant. */
function withKeys(events: Dated[]): Happened[] {
  const seen = new Set<CallEvent>()
  return events.map(({ isChange, ...event }) => {
    const isFirst = !seen.has(event.event) && (!isChange || event.event === 'opened')
    seen.add(event.event)
    const key = eventKey(event.event)
    return { ...event, key: isFirst ? key : `${key}-${event.at.getTime()}` }
  })
}

function changeSays(change: DateChange, periods: Period[]): string {
  const { at, from, kind, openedAt } = change
  const schedule = periods.find((period) => period.from?.getTime() === at.getTime())?.schedule
  if (!schedule)
    return 'L’annonce de cet appel est retirée\u00a0: ne comptez plus sur les dates publiées.'
  const opening = kind === 'rescheduled' && openedAt && `ouverture le ${momentInParis(openedAt)}`
  const before = opening || (from && `clôture le ${deadlineInParis(from)}`)
  const said = `${stateSentence(callStateAt(schedule, at), change)}.`
  return before ? `${said} Auparavant, ${before}.` : said
}

/** The events by the dates that visitors read in `period`, while they read them. A change at its start is no event of it. */
function eventsOf({ from, schedule, until }: Period) {
  if (!schedule) return []
  const soon = closingSoonFrom(schedule)
  // Not if an override, or a later opening, gives the call another state.
  const isSoon = soon && callStateAt(schedule, soon).status === 'closingSoon'
  const dated: { event: CallEvent; at: Date | null }[] = [
    { event: 'opened', at: openingOf(schedule) },
    { event: 'closingSoon', at: isSoon ? soon : null },
    { event: 'reopened', at: reopeningOf(schedule) },
    { event: 'ended', at: closingOf(schedule) },
  ]
  return dated.flatMap(({ at, event }) =>
    at && (!from || at > from) && (!until || at < until) ? [{ event, at, schedule }] : [],
  )
}

/** When a forced closing of an open call ends, before the call closes; null if there is none. */
function reopeningOf(schedule: CallSchedule): Date | null {
  const since = schedule.override?.since
  const state = since && callStateAt(schedule, since)
  const isPaused = state && state.status === 'forced' && state.to === 'closed' && state.wasOpen
  return isPaused ? state.turnsAt : null
}
