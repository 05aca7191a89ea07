import type { GovernmentService } from 'schema-dts'

import { isAccepting } from '@/call/state'
import type { CallView, PageView, SiteView } from '@/components/views'

import { DataBlock } from './DataBlock'

type CallDataProps = { call: CallView; page: PageView; site: SiteView }

/**
 * The page's call for search engines. Not an `Event`: nobody meets anywhere at those dates, which bound when one may
 * apply, as those of an `Offer` say exactly.
 */
export function CallData({ call, page, site }: CallDataProps) {
  const url = site.url + page.path
  return (
    <DataBlock<GovernmentService>
      data={{
        '@context': 'https://schema.org',
        '@type': 'GovernmentService',
        name: call.name,
        url,
        provider: { '@type': 'GovernmentOrganization', name: site.name, url: site.url },
        offers: {
          '@type': 'Offer',
          url: page.hero.applyLink ? new URL(page.hero.applyLink.href, url).href : url,
          availability: isAccepting(call.state)
            ? 'https://schema.org/InStock'
            : 'https://schema.org/OutOfStock',
          availabilityStarts: call.opensAt?.toISOString(),
          availabilityEnds: call.closesAt?.toISOString(),
        },
      }}
    />
  )
}
