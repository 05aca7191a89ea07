import ical, { escape, ICalEventTransparency, type ICalEventData } from 'ical-generator'
import { tzlib_get_ical_block } from 'timezones-ical-library'

import { milestoneEnd, type Milestone, closingOf, openingOf } from '@/call/key-dates'
import type { CallSchedule } from '@/call/state'
import type { SiteView } from '@/components/views'
import type { PublicCallView } from '@/site/content/public-calls'
import { frenchDeadline, frenchMoment } from '@/text/french-date'
import { PARIS, zoned } from '@/text/paris-time'

import { eventKey, eventTitle, plain } from './events'

/** How often a subscriber is asked to come back, in seconds. */
const REFRESH_EVERY = 3600

/** What Europe/Paris means, as RFC 5545 wants it said beside dates that name it. */
const PARIS_ZONE = String(tzlib_get_ical_block(PARIS)[0])

/**
 * Where SEQUENCE counts from. RFC 5545 gives integers 32 bits with a sign: seconds since 1970 leave that range in 2038,
 * seconds since 2026 in 2094.
 */
const SEQUENCE_EPOCH = Date.UTC(2026, 0, 1)

/**
 * The dates of the public calls as an iCalendar document (RFC 5545): the opening, the closing and each dated milestone.
 * It depends on no instant, and the same calls give the same bytes.
 */
export function callsCalendar(calls: PublicCallView[], site: SiteView): string {
  const calendar = ical({
    prodId: { company: 'EIG', product: 'Appels à projets', language: 'FR' },
    // Unlike other texts the library does not escape this one.
    name: escape(plain(`Appels à projets – ${site.name}`), false),
    url: `${site.url}/appels.ics`,
    ttl: REFRESH_EVERY,
    // Each event says its zone: with one for the calendar the library would write DTSTAMP in local time, not in UTC.
    events: calls.flatMap((call) => callEvents(call, site)),
  })
  // Put in here, the zone follows all properties, as the grammar wants, and a calendar without events has at least the
  // one component that it must have (RFC 5545, 3.6). The library would do neither.
  const withZone = calendar
    .toString()
    .replace(/^(?=BEGIN:VEVENT|END:VCALENDAR)/m, `${PARIS_ZONE}\r\n`)
  return `${withZone}\r\n`
}

function callEvents(call: PublicCallView, site: SiteView): ICalEventData[] {
  const { id, name, schedule, updatedAt } = call
  const description = datesOf(schedule)
  const turns = [
    { event: 'opened' as const, at: openingOf(schedule) },
    { event: 'closed' as const, at: closingOf(schedule) },
  ].flatMap(({ event, at }) => {
    const summary = eventTitle(event, name)
    return at ? [{ key: eventKey(event), summary, description, start: zoned(at) }] : []
  })
  return [...turns, ...call.milestones.flatMap((milestone) => allDay(milestone, name))].map(
    ({ key, ...event }) => ({
      ...event,
      id: `${id}-${key}@${new URL(site.url).hostname}`,
      timezone: PARIS,
      sequence: sequenceOf(updatedAt),
      // Without METHOD, DTSTAMP is when this was last revised (RFC 5545, 3.8.7.2), not when it was sent.
      stamp: updatedAt,
      lastModified: updatedAt,
      url: site.url + (call.path ?? '/'),
      // A date to know takes nobody's time.
      transparency: ICalEventTransparency.TRANSPARENT,
    }),
  )
}

/** From the first day to the last one, the end exclusive; nothing for a milestone without a date. */
function allDay(milestone: Milestone, callName: string) {
  const { id, label, time } = milestone
  const end = milestoneEnd(milestone)
  if (time.kind === 'text' || !end) return []
  return [
    {
      key: id,
      summary: plain(`${label} – ${callName}`),
      description: `Jalon de l’appel «\u00a0${plain(callName)}\u00a0».`,
      allDay: true,
      start: zoned(time.kind === 'day' ? time.on : time.from),
      end: zoned(end),
    },
  ]
}

/** « Ouverture : 4 janvier 2027 à 9 h. Clôture : 31 mars 2027 inclus. », of the two what is known. */
function datesOf(schedule: CallSchedule): string {
  const opensAt = openingOf(schedule)
  const closesAt = closingOf(schedule)
  const sentences = [
    opensAt && `Ouverture\u00a0: ${frenchMoment(opensAt)}.`,
    closesAt && `Clôture\u00a0: ${frenchDeadline(closesAt)}.`,
  ]
  return sentences.filter(Boolean).join(' ')
}

/** Grows at each publication, as subscribers require to take the newer of two versions; whole seconds. */
function sequenceOf(updatedAt: Date): number {
  return Math.max(0, Math.floor((updatedAt.getTime() - SEQUENCE_EPOCH) / 1000))
}
