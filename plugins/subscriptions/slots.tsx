import type { PageSlots } from '@/components/page/slots'

import { PrivacyNotice } from './page/PrivacyNotice'
import { SUBSCRIPTIONS_PATH } from './rules'

/** A link to subscribe, and what becomes of an address on the privacy page; nothing when the site cannot send emails. */
export const slots: Partial<PageSlots> = {
  waysToWait: [
    (path, { writesLetters }) => {
      if (!writesLetters) return []
      const href = `${SUBSCRIPTIONS_PATH}/pour${path}`
      return [{ label: 'Me prévenir par courriel', href, isMain: true }]
    },
  ],
  endOfPage: [
    ({ page, site }) =>
      site.writesLetters && site.requiredPages.privacy === page.path ? (
        <PrivacyNotice site={site} isOnPrivacyPage />
      ) : null,
  ],
}
