import type { PageSlots } from '@/components/page/slots'

import { changesHref } from './address'

/** A link to the changes of the page that has the call. */
export const slots: Partial<PageSlots> = {
  callLinks: [
    ({ call, callsAt }) =>
      call && callsAt
        ? [{ label: 'Ce qui a changé sur cet appel', href: changesHref(callsAt) }]
        : [],
  ],
}
