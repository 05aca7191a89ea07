import { env } from '@/platform/env'
import { siteContent } from '@/site/content'
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

const DAY_MS = 24 * 60 * 60 * 1000

/** RFC 9116, 2.5.5: less than a year ahead. Said anew each month, so always some months ahead. */
const TRUE_FOR_MS = 180 * DAY_MS
const SAID_ANEW_AFTER_MS = 30 * DAY_MS

/** `/.well-known/security.txt` (RFC 9116): to whom one tells a fault of the site's security. */
export const makeSecurityTxt: Make = async (payload, path, instant) => {
  const { contactEmail, url } = await siteContent(payload)
  const lines = [
    `Contact: ${contactEmail ? `mailto:${encodeURI(contactEmail)}` : url}`,
    `Expires: ${new Date(instant.getTime() + TRUE_FOR_MS).toISOString()}`,
    'Preferred-Languages: fr, en',
    `Canonical: ${url}${path}`,
  ]
  return {
    kind: 'document',
    body: `${lines.join('\n')}\n`,
    type: 'text/plain; charset=utf-8',
    until: new Date(instant.getTime() + SAID_ANEW_AFTER_MS),
  }
}
