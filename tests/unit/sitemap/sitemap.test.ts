/** With a browser’s own parser of XML.
 * @jest-environment jsdom
 */
import { describe, expect, it } from '@jest/globals'

import { declareAddress } from '@/platform/http/own-addresses'
import { robotsTxt, sitemapXml } from '@/site/well-known'

const SITE = 'https://site.exemple.fr'
const updatedAt = new Date('2026-03-01T08:30:00Z')

describe('the sitemap for search engines', () => {
  it('lists each page with its address and the date of its last change', () => {
    const pages = [
      { path: '/administrations', updatedAt },
      { path: '/participer/faq', updatedAt: new Date('2026-04-02T10:00:00Z') },
    ]
    expect(sitemapXml(pages, SITE)).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://site.exemple.fr/administrations</loc><lastmod>2026-03-01T08:30:00.000Z</lastmod></url>
<url><loc>https://site.exemple.fr/participer/faq</loc><lastmod>2026-04-02T10:00:00.000Z</lastmod></url>
</urlset>
`)
  })

  it('is empty and valid when nothing is published', () => {
    expect(sitemapXml([], SITE)).toMatch(/<urlset xmlns="[^"]+">\n<\/urlset>\n$/)
  })

  it('is XML in ASCII that parses back to the addresses, even with special characters', () => {
    const paths = ['/été', "/l'<a>&b", '/a?b="c"', '/]]>']
    const xml = sitemapXml(
      paths.map((path) => ({ path, updatedAt })),
      SITE,
    )
    expect(xml).not.toMatch(/[^\x20-\x7e\n]/)
    const document = new DOMParser().parseFromString(xml, 'application/xml')
    expect(document.querySelector('parsererror')).toBeNull()
    expect(document.documentElement.namespaceURI).toBe(
      'http://www.sitemaps.org/schemas/sitemap/0.9',
    )
    const read = Array.from(document.querySelectorAll('url > loc'), (loc) => loc.textContent)
    expect(read).toEqual(paths.map((path) => new URL(path, SITE).href))
  })

  it('contains no more addresses than the protocol allows', () => {
    const pages = Array.from({ length: 50_001 }, (_, index) => ({ path: `/p${index}`, updatedAt }))
    expect(sitemapXml(pages, SITE).match(/<url>/g)).toHaveLength(50_000)
  })
})

/** Whether RFC 9309 allows a robot to read `path`: the longest matching rule wins, and ours all disallow. */
function isAllowed(robots: string, path: string): boolean {
  const rules = Array.from(robots.matchAll(/^Disallow: (.+)$/gm), ([, rule = '']) => rule)
  return !rules.some((rule) =>
    rule.endsWith('$') ? path === rule.slice(0, -1) : path.startsWith(rule),
  )
}

describe('robots.txt', () => {
  // As plugins do.
  declareAddress({ path: '/apercu', area: 'preview' })
  declareAddress({ path: '/partage', isPrivate: true })
  declareAddress({ path: '/appels.ics' })
  const robots = robotsTxt(SITE)

  it('applies to all robots and gives the address of the sitemap', () => {
    expect(robots).toMatch(/^User-agent: \*\nDisallow: /)
    expect(robots).toMatch(/\n\nSitemap: https:\/\/site\.exemple\.fr\/sitemap\.xml\n$/)
  })

  it.each([
    ...['/admin', '/admin/login', '/api', '/api/pages', '/apercu/participer'],
    '/partage/abc.123.def',
  ])('disallows %s', (path) => expect(isAllowed(robots, path)).toBe(false))

  it.each([
    ...['/', '/administrations', '/participer/administrations', '/apercus', '/partager'],
    ...['/appels.ics', '/images/a.png', '/assets/abc/site.css', '/sitemap.xml'],
  ])('allows %s', (path) => expect(isAllowed(robots, path)).toBe(true))
})
