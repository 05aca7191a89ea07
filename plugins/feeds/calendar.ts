import ical, {
  escape,
  ICalAlarmType,
  ICalEventStatus,
  ICalEventTransparency,
  type ICalEventData,
} from 'ical-generator'
import { tzlib_get_ical_block } from 'timezones-ical-library'

import { milestoneEnd, type Milestone, closingOf, openingOf } from '@/call/key-dates'
import type { CallSchedule } from '@/call/state'
import type { SiteView } from '@/components/views'
import { deadlineInParis, momentInParis } from '@/text/french-date'
import { isParisMidnight, PARIS, zoned } from '@/text/paris-time'

import { CALENDAR } from './addresses'
import { type CallEvent, eventKey, eventTitle, ofCall, plain } from './events'
import type { PublicCallView } from './public-calls'

/** The refresh interval for subscribers, in seconds. */
const REFRESH_EVERY = 3600

/** A calendar without events must have one component (RFC 5545, 3.6). No date refers to this zone: instants are in UTC. */
const PARIS_ZONE = String(tzlib_get_ical_block(PARIS)[0])

/**
 * The origin of SEQUENCE. RFC 5545 integers are signed 32-bit: seconds since 1970 overflow in 2038, seconds since 2026
 * in 2094.
 */
const SEQUENCE_EPOCH = Date.UTC(2026, 0, 1)

const DAY_S = 86_400

/** The reminders before the closing in a downloaded calendar, in seconds. */
const REMINDERS = [7 * DAY_S, DAY_S]

/**
 * The dates of the public calls as an iCalendar document (RFC 5545): the opening, the closing and each dated milestone; those
 * of a withdrawn announcement are cancelled.
 * It depends on no instant: the same calls give the same bytes. `withReminders`: for a file that is downloaded once;
 * subscribers set their own reminders.
 */
export function callsCalendar(
  calls: PublicCallView[],
  site: SiteView,
  { withReminders = false } = {},
): string {
  const calendar = ical({
    prodId: { company: 'EIG', product: 'Appels à projets', language: 'FR' },
    // The library does not escape this text, unlike the others.
    name: escape(plain(`Appels à projets – ${site.name}`), false),
    url: site.url + CALENDAR,
    ttl: REFRESH_EVERY,
    // Each event has its own zone: with a calendar zone, the library would write DTSTAMP in local time, not in UTC.
    events: calls.flatMap((call) => callEvents(call, site, withReminders)),
  })
  // The grammar requires the zone after all properties, where the library would not put it.
  const withZone = calendar
    .toString()
    .replace(/^(?=BEGIN:VEVENT|END:VCALENDAR)/m, `${PARIS_ZONE}\r\n`)
  return `${withZone}\r\n`
}

type KeyedEvent = ICalEventData & { key: string }

function callEvents(call: PublicCallView, site: SiteView, withReminders: boolean): ICalEventData[] {
  const { id, name, schedule, updatedAt, withdrawnAt } = call
  const description = datesOf(schedule)
  const opensAt = openingOf(schedule)
  const closesAt = closingOf(schedule)
  const reminders = withReminders ? REMINDERS : []
  const alarms = reminders.map((trigger) => ({ type: ICalAlarmType.display, trigger }))
  const events: KeyedEvent[] = [
    ...(opensAt ? [changeEvent('opened', opensAt, name)] : []),
    ...(closesAt ? [{ ...closing(closesAt, name), alarms }] : []),
  ].map((event) => ({ ...event, description }))
  return [...events, ...call.milestones.flatMap((milestone) => allDay(milestone, name))].map(
    ({ key, ...event }) => ({
      ...event,
      id: `${id}-${key}@${new URL(site.url).hostname}`,
      sequence: sequenceOf(updatedAt),
      // Without METHOD, DTSTAMP is the last revision (RFC 5545, 3.8.7.2), not the time of the request.
      stamp: updatedAt,
      lastModified: updatedAt,
      url: site.url + (call.path ?? '/'),
      // The event does not mark the subscriber as busy.
      transparency: ICalEventTransparency.TRANSPARENT,
      // Without METHOD: this is no message between an organizer and guests (RFC 5545, 3.7.2).
      ...(withdrawnAt && {
        status: ICalEventStatus.CANCELLED,
        summary: eventTitle('withdrawn', name),
        alarms: [],
      }),
    }),
  )
}

/** An instant, in UTC: a local time that occurs twice at a clock change would be ambiguous. */
const changeEvent = (event: CallEvent, start: Date, name: string): KeyedEvent => ({
  key: eventKey(event),
  summary: eventTitle(event, name),
  start,
})

/** A closing at midnight belongs to the day before, as on the page. */
function closing(at: Date, name: string): KeyedEvent {
  if (!isParisMidnight(at)) return changeEvent('ended', at, name)
  return {
    key: eventKey('ended'),
    summary: plain(`Dernier jour pour candidater – ${name}`),
    allDay: true,
    timezone: PARIS,
    start: zoned(new Date(at.getTime() - 1)),
    end: zoned(at),
  }
}

/** From the first day to the last, with an exclusive end; empty for a milestone without a date. */
function allDay(milestone: Milestone, callName: string): KeyedEvent[] {
  const { id, label, time } = milestone
  const end = milestoneEnd(milestone)
  if (time.kind === 'text' || !end) return []
  return [
    {
      key: id,
      summary: plain(`${label} – ${callName}`),
      description: `${ofCall('Jalon', callName)}.`,
      allDay: true,
      timezone: PARIS,
      start: zoned(time.kind === 'day' ? time.on : time.from),
      end: zoned(end),
    },
  ]
}

/** « Ouverture : 4 janvier 2027 à 9 h. Clôture : 31 mars 2027 inclus. », with only the known dates. */
function datesOf(schedule: CallSchedule): string {
  const opensAt = openingOf(schedule)
  const closesAt = closingOf(schedule)
  const sentences = [
    opensAt && `Ouverture\u00a0: ${momentInParis(opensAt)}.`,
    closesAt && `Clôture\u00a0: ${deadlineInParis(closesAt)}.`,
  ]
  return sentences.filter(Boolean).join(' ')
}

/** In whole seconds. Increases at each publication, so that subscribers use the newer version. */
function sequenceOf(updatedAt: Date): number {
  return Math.max(0, Math.floor((updatedAt.getTime() - SEQUENCE_EPOCH) / 1000))
}
