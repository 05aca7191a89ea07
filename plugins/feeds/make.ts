import { earliest } from '@/call/choice'
import { nextChangeAfter } from '@/call/state'
import { siteContent } from '@/site/content'
import { type Make, nothingThere } from '@/site/page/make-page'

import { calendarPath } from './addresses'
import { callsAtom } from './atom'
import { callsCalendar } from './calendar'
import { publicCalls } from './public-calls'

const CALENDAR_TYPE = 'text/calendar; charset=utf-8'

/** The document at `CALENDAR`. Only a publication changes it, not the time. */
export const makeCalendar: Make = async (payload) => {
  const [calls, site] = await Promise.all([publicCalls(payload), siteContent(payload)])
  const body = callsCalendar(calls, site)
  return { kind: 'document', body, type: CALENDAR_TYPE, until: null }
}

/** The document at `calendarPath`: the dates of one call, to add to a calendar. */
export const makeCallCalendar: Make = async (payload, path, instant) => {
  const [calls, site] = await Promise.all([publicCalls(payload), siteContent(payload)])
  const call = calls.filter((one) => path === calendarPath(one))
  if (!call.length) return { kind: 'nothing', html: await nothingThere(payload, instant) }
  const body = callsCalendar(call, site, { withReminders: true })
  return { kind: 'document', body, type: CALENDAR_TYPE, until: null }
}

/** The document at `ATOM`. */
export const makeAtom: Make = async (payload, _, instant) => {
  const [calls, site] = await Promise.all([publicCalls(payload), siteContent(payload)])
  const body = callsAtom(calls, site, instant)
  const until = earliest(calls.map(({ schedule }) => nextChangeAfter(schedule, instant)))
  return { kind: 'document', body, type: 'application/atom+xml; charset=utf-8', until }
}
