import type { GovernmentService, WithContext } from 'schema-dts'

import { isAccepting } from '@/lib/call/state'
import type { CallView, PageView, SiteView } from '@/lib/views'

type CallDataProps = { call: CallView; page: PageView; site: SiteView }

/**
 * The page's call in schema.org's words, for search engines. Not an `Event`: nobody meets anywhere at those dates, which
 * bound when one may apply, as those of an `Offer` say exactly.
 *
 * A data block, which no browser runs: a content security policy's `script-src` does not apply to it (HTML, « prepare the
 * script element »).
 */
export function CallData({ call, page, site }: CallDataProps) {
  const url = site.url + page.path
  const data: WithContext<GovernmentService> = {
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
  }
  // `</script>` or `<!--` in a name would end the block: JSON allows the same character by its number.
  const json = JSON.stringify(data).replaceAll('<', '\\u003c')
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />
}
