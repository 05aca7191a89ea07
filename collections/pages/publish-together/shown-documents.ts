import { relationId } from '@/lib/relation-id'
import type { PublishableSlug } from '@/lib/publishable-slugs'
import type { Page } from '@/payload-types'

import { shownBy } from '../../text-variables/uses'

/** The documents that `page` shows, by collection: the calls it belongs to, and what its sections choose. */
export function shownDocuments(page: Page): Partial<Record<PublishableSlug, string[]>> {
  const shown: Partial<Record<PublishableSlug, string[]>> = {
    calls: (page.calls ?? []).flatMap((call) => relationId(call) ?? []),
  }
  for (const { collection, ids } of shownBy(page)) {
    shown[collection] = [...(shown[collection] ?? []), ...ids]
  }
  return shown
}
