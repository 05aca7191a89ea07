import { env } from '@/platform/env'
import { escaped } from '@/text/escaped'

import { type PublishedAddress, publishedAddresses } from './content/published-pages'
import type { Make } from './page/make-page'

/** `/sitemap.xml`. */
export const makeSitemap: Make = async (payload) => {
  const body = sitemapXml(await publishedAddresses(payload), env().siteUrl)
  return { kind: 'document', body, type: 'application/xml; charset=utf-8', until: null }
}

/** As many addresses as one file may hold (https://www.sitemaps.org/protocol.html). */
const MOST = 50_000

/** The site map of the site at `siteUrl` for search engines: `pages`, as many as the protocol allows. */
export function sitemapXml(pages: PublishedAddress[], siteUrl: string): string {
  const urls = pages.slice(0, MOST).map(({ path, updatedAt }) => {
    const address = escaped(new URL(path, siteUrl).href)
    return `<url><loc>${address}</loc><lastmod>${updatedAt.toISOString()}</lastmod></url>\n`
  })
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${urls.join('')}</urlset>
`
}

/** What only staff, their tools and whoever was given a link ask for. */
const FOLDERS = ['admin', 'api', 'apercu', 'partage']

/**
 * What robots may read of the site at `siteUrl` (RFC 9309): all but those folders. Each is named whole: a rule holds for
 * every address that begins like it, as `/administrations` does like `/admin`.
 */
export function robotsTxt(siteUrl: string): string {
  const rules = FOLDERS.flatMap((name) => [`Disallow: /${name}/`, `Disallow: /${name}$`])
  return ['User-agent: *', ...rules, '', `Sitemap: ${siteUrl}/sitemap.xml`, ''].join('\n')
}
