import { env } from '@/platform/env'
import { publishedAddresses } from '@/site/content/published-addresses'
import type { Make } from '@/site/page/make-page'

import { sitemapXml } from './xml'

/** `/sitemap.xml`. */
export const makeSitemap: Make = async (payload) => {
  const body = sitemapXml(await publishedAddresses(payload), env().siteUrl)
  return { kind: 'document', body, type: 'application/xml; charset=utf-8', until: null }
}
