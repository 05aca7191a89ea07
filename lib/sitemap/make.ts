import { env } from '@/lib/env'
import type { Make } from '@/lib/public-page/make'
import { publishedAddresses } from '@/lib/site-content/published-addresses'

import { sitemapXml } from './xml'

/** `/sitemap.xml`. */
export const makeSitemap: Make = async (payload) => {
  const body = sitemapXml(await publishedAddresses(payload), env().siteUrl)
  return { kind: 'document', body, type: 'application/xml; charset=utf-8', until: null }
}
