import ICAL from 'ical.js'
import Parser from 'rss-parser'

import { visit } from '@/tests/support/visitor'

import { ATOM, CALENDAR } from '../addresses'

/** An event of a calendar as a subscriber has it: instants, or days `YYYY-MM-DD` with an exclusive end. */
export type Subscribed = {
  uid: string
  sequence: number
  summary: string
  url: unknown
  start: string
  end: string
}

/** Returns the events that a subscriber of the site at `url` gets, in order, or those of one calendar file at `path`. */
export async function subscribe(url: string, path = CALENDAR): Promise<Subscribed[]> {
  const { html: source } = await visit(url, path)
  const calendar = new ICAL.Component(ICAL.parse(source) as unknown[])
  const zone = calendar.getFirstSubcomponent('vtimezone')
  ICAL.TimezoneService.reset()
  if (zone) ICAL.TimezoneService.register(new ICAL.Timezone(zone))
  return calendar.getAllSubcomponents('vevent').map((vevent) => {
    const { uid, sequence, summary, startDate, endDate } = new ICAL.Event(vevent)
    const written = (time: ICAL.Time) =>
      time.isDate ? time.toString() : time.toJSDate().toISOString()
    const url = vevent.getFirstPropertyValue('url')
    return { uid, sequence, summary, url, start: written(startDate), end: written(endDate) }
  })
}

/** Returns the entries that a reader of the site’s feed gets, in order. */
export async function readFeed(url: string) {
  const { html: source } = await visit(url, ATOM)
  const { items } = await new Parser<object, { id: string }>().parseString(source)
  return items.map(({ id, title = '', content = '', isoDate, link }) => ({
    id,
    title,
    content,
    isoDate,
    link,
  }))
}
