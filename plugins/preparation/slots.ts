import type { PageSlots } from '@/components/page/slots'

import { preparedSections, preparationHref } from './rules'

/** A link from the page to its preparation. */
export const slots: Partial<PageSlots> = {
  callLinks: [
    (page) =>
      preparedSections(page).length
        ? [{ label: 'Préparer mon dossier', href: preparationHref(page.path) }]
        : [],
  ],
}
