import { earliest } from '@/call/choice'
import { nextChangeAfter } from '@/call/schedule'
import { publicCalls, siteContent } from '@/site/content'
import type { Make } from '@/site/page/make-page'

import { callsAtom } from './atom'
import { callsCalendar } from './calendar'

/** `/appels.ics`. Dates stay what they are as time passes: only a publication changes it. */
export const makeCalendar: Make = async (payload) => {
  const [calls, site] = await Promise.all([publicCalls(payload), siteContent(payload)])
  const body = callsCalendar(calls, site)
  return { kind: 'document', body, type: 'text/calendar; charset=utf-8', until: null }
}

/** `/appels.atom`. */
export const makeAtom: Make = async (payload, _, instant) => {
  const [calls, site] = await Promise.all([publicCalls(payload), siteContent(payload)])
  const body = callsAtom(calls, site, instant)
  const until = earliest(calls.map(({ schedule }) => nextChangeAfter(schedule, instant)))
  return { kind: 'document', body, type: 'application/atom+xml; charset=utf-8', until }
}
