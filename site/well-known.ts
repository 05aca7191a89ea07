import { env } from '@/platform/env'
import { ownAddresses } from '@/platform/http/own-addresses'
import { siteContent } from '@/site/content'
import { escaped } from '@/text/escaped'

import { type PublishedAddress, publishedAddresses } from './content/published-pages'
import type { Make } from './page/make-page'

/** `/sitemap.xml`. */
export const makeSitemap: Make = async (payload) => {
  const body = sitemapXml(await publishedAddresses(payload), env().siteUrl)
  return { kind: 'document', body, type: 'application/xml; charset=utf-8', until: null }
}

/** The maximum number of addresses per file (https://www.sitemaps.org/protocol.html). */
const MOST = 50_000

/** The sitemap of the site at `siteUrl`: `pages`, up to the limit of the protocol. */
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

/** The folders for staff and their tools. */
const FOLDERS = ['/admin', '/api']

/**
 * The robots.txt of the site at `siteUrl` (RFC 9309): excludes these folders, previews and private addresses. Each gets two exact rules, because a rule
 * matches by prefix and `/admin` would match `/administrations`.
 */
export function robotsTxt(siteUrl: string): string {
  const others = ownAddresses().filter(({ area, isPrivate }) => isPrivate || area === 'preview')
  const rules = [...FOLDERS, ...others.map(({ path }) => path)].flatMap((path) => [
    `Disallow: ${path}/`,
    `Disallow: ${path}$`,
  ])
  return ['User-agent: *', ...rules, '', `Sitemap: ${siteUrl}/sitemap.xml`, ''].join('\n')
}

const DAY_MS = 24 * 60 * 60 * 1000

/** RFC 9116, 2.5.5: less than a year ahead. Renewed each month, so it is always some months ahead. */
const TRUE_FOR_MS = 180 * DAY_MS
const SAID_ANEW_AFTER_MS = 30 * DAY_MS

/** `/.well-known/security.txt` (RFC 9116): the contact for security problems. */
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
