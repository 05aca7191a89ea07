import type { Plugin } from 'payload'

import { declareCallCalendars } from '@/call/calendars'
import { fillSlots } from '@/components/page/slots'
import { declareAddress } from '@/platform/http/own-addresses'

import { ATOM, CALENDAR, calendarPath } from './addresses'

/**
 * The feed and the calendar of the calls. Adds both addresses, in the head of each page and among the ways to follow the calls, and
 * the links to calendars of « Dates clés ». Needs no other plugin.
 */
export const feeds: Plugin = (config) => {
  declareAddress({ path: ATOM, isDocument: true })
  declareAddress({ path: CALENDAR, isDocument: true })
  declareCallCalendars({ ofAll: CALENDAR, ofOne: calendarPath })
  fillSlots('feeds', {
    alternates: [
      { type: 'application/atom+xml', title: 'Actualité des appels à projets', href: ATOM },
      { type: 'text/calendar', title: 'Calendrier des appels à projets', href: CALENDAR },
    ],
    waysToWait: [
      () => [
        { label: 'Ajouter les dates des appels à mon agenda', href: CALENDAR },
        { label: 'Suivre les nouveautés dans un lecteur d’actualités', href: ATOM },
      ],
    ],
  })
  return config
}
