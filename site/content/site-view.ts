import type { SiteView } from '@/components/views'
import type { Site } from '@/payload-types'

import { linkView } from './link-view'

/** What a site that nobody has described yet is called. */
const DEFAULT_NAME = 'Entrepreneurs d’intérêt général'

/**
 * The view of the site's settings; `url` is its origin, `requiredPages` where the pages that the law asks for are. Before
 * the first save the settings are empty.
 */
export function siteView(
  site: Partial<Site>,
  url: string,
  requiredPages: SiteView['requiredPages'] = {},
): SiteView {
  return {
    name: site.name || DEFAULT_NAME,
    tagline: site.tagline ?? '',
    url,
    address: site.address ?? '',
    requiredPages,
    footerLinks: (site.footerLinks ?? []).flatMap((link) => linkView(link) ?? []),
    contactEmail: site.contactEmail ?? null,
  }
}
