import type { Payload } from 'payload'

import { earliest } from '@/call/choice'
import { nextChangeAfter } from '@/call/state'
import { siteContent } from '@/site/content'
import { type Make, nothingThere } from '@/site/page/make-page'

import { calendarPath } from './addresses'
import { callsAtom } from './atom'
import { callsCalendar } from './calendar'
import { publicCalls, recentlyWithdrawn, WITHDRAWN_FOR_MS } from './public-calls'

const CALENDAR_TYPE = 'text/calendar; charset=utf-8'

/** What both documents show at `instant`, and until when. */
async function callsAt(payload: Payload, instant: Date) {
  const [calls, withdrawn, site] = await Promise.all([
    publicCalls(payload),
    recentlyWithdrawn(payload, instant),
    siteContent(payload),
  ])
  const forgotten = withdrawn.map(
    ({ withdrawnAt }) => new Date(withdrawnAt!.getTime() + WITHDRAWN_FOR_MS),
  )
  return { calls: [...calls, ...withdrawn], site, until: earliest(forgotten) }
}

/** The document at `CALENDAR`. Only a publication changes it, or the end of a withdrawn announcement. */
export const makeCalendar: Make = async (payload, _, instant) => {
  const { calls, site, until } = await callsAt(payload, instant)
  return { kind: 'document', body: callsCalendar(calls, site), type: CALENDAR_TYPE, until }
}

/** The document at `calendarPath`: the dates of one call, to add to a calendar. */
export const makeCallCalendar: Make = async (payload, path, instant) => {
  const { calls, site, until } = await callsAt(payload, instant)
  const call = calls.filter((one) => path === calendarPath(one))
  if (!call.length) return { kind: 'nothing', html: await nothingThere(payload, instant) }
  const body = callsCalendar(call, site, { withReminders: true })
  return { kind: 'document', body, type: CALENDAR_TYPE, until }
}

/** The document at `ATOM`. */
export const makeAtom: Make = async (payload, _, instant) => {
  const { calls, site, until } = await callsAt(payload, instant)
  const body = callsAtom(calls, site, instant)
  const next = calls.map(({ schedule }) => nextChangeAfter(schedule, instant))
  return {
    kind: 'document',
    body,
    type: 'application/atom+xml; charset=utf-8',
    until: earliest([until, ...next]),
  }
}
