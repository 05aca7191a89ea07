import type { Plugin } from 'payload'

import { fillSlots } from '@/components/page/slots'
import { declareAddress } from '@/platform/http/own-addresses'

const ATOM = '/appels.atom'
const CALENDAR = '/appels.ics'

/** The feed and the calendar of the calls. Adds both addresses, in the head of each page and under the hero. */
export const feeds: Plugin = (config) => {
  declareAddress({ path: ATOM })
  declareAddress({ path: CALENDAR })
  fillSlots('feeds', {
    alternates: [
      { type: 'application/atom+xml', title: 'Actualité des appels à projets', href: ATOM },
      { type: 'text/calendar', title: 'Calendrier des appels à projets', href: CALENDAR },
    ],
    waysToWait: [
      () => [
        { label: 'S’abonner au calendrier des appels à projets (iCalendar)', href: CALENDAR },
        { label: 'Suivre l’actualité des appels à projets (flux Atom)', href: ATOM },
      ],
    ],
  })
  return config
}
