import type { PublishedAddress } from '@/site/content/published-addresses'

/** As many addresses as one file may hold (https://www.sitemaps.org/protocol.html). */
const MOST = 50_000

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}

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

const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign)
