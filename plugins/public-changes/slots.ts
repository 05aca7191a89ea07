import type { PageSlots } from '@/components/page/slots'

import { changesHref } from './address'

/** A link to the changes of the page that has the call. A page below says that they are not its own. */
export const slots: Partial<PageSlots> = {
  callLinks: [
    ({ call, callsAt, path }) => {
      const label =
        callsAt === path
          ? 'Ce qui a changé sur cet appel'
          : 'Ce qui a changé sur la page de l’appel'
      return call && callsAt ? [{ label, href: changesHref(callsAt) }] : []
    },
  ],
}
