import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import sharp from 'sharp'

import { PAGE_PATH, publishContent, type Content } from '@/tests/support/content'
import { startServer, type RunningServer } from '@/tests/support/server'
import { signUp, type Staff } from '@/tests/support/staff'
import { visit } from '@/tests/support/visitor'

jest.setTimeout(90_000)

const RENAMED = 'participer/territoires'

let server: RunningServer
let staff: Staff
let content: Content
let draft: string
let trashed: string
const get = (path: string, init?: RequestInit) => visit(server.url, path, init)

beforeAll(async () => {
  server = await startServer()
  staff = await signUp(server.url)
  content = await publishContent(staff)
  const hero = { title: 'Bientôt' }
  draft = await staff.create('pages', { _status: 'draft', title: 'Bientôt', slug: 'bientot', hero })
  trashed = await staff.create('pages', { title: 'Jetée', slug: 'jetee', hero })
  await staff.change('pages', trashed, { deletedAt: new Date().toISOString() })
})
afterAll(() => server.stop())

/** What the head of `html` says under `name`, be it a property or a name; null where it says nothing. */
function meta(html: string, name: string): string | null {
  const [, value] =
    new RegExp(`<meta (?:property|name)="${name}" content="([^"]*)"`).exec(html) ?? []
  return value ?? null
}

async function sitemap(): Promise<{ addresses: string[]; dates: number[]; xml: string }> {
  const { html: xml } = await get('/sitemap.xml')
  const values = (tag: string) =>
    Array.from(xml.matchAll(new RegExp(`<${tag}>(.*?)</${tag}>`, 'g')), ([, value = '']) => value)
  return { addresses: values('loc'), dates: values('lastmod').map(Date.parse), xml }
}

describe('a published page', () => {
  it('says what it is to search engines and networks', async () => {
    const { html, headers } = await get(PAGE_PATH)
    const url = server.url + PAGE_PATH
    expect(html).toContain('<title>Collectivités – Équipes d’essai</title>')
    expect(html).toContain(`<link rel="canonical" href="${url}"/>`)
    expect(meta(html, 'og:url')).toBe(url)
    expect(meta(html, 'og:title')).toBe('Collectivités')
    expect(meta(html, 'description')).toContain('Six mois pour transformer un service')
    expect(meta(html, 'og:description')).toBe(meta(html, 'description'))
    expect(meta(html, 'description')!.length).toBeLessThanOrEqual(155)
    expect([meta(html, 'robots'), headers.get('x-robots-tag')]).toEqual([null, null])
  })

  it('is described by its first text when it has no introduction', async () => {
    const sections = [
      { blockType: 'text', body: 'Ce site est publié par la direction du numérique.' },
    ]
    const hero = { title: 'Mentions légales' }
    await staff.create('pages', { title: 'Mentions légales', slug: 'mentions', hero, sections })
    expect(meta((await get('/mentions')).html, 'description')).toBe(
      'Ce site est publié par la direction du numérique.',
    )
  })

  it('shows the picture of the site where it is shared, from a file that is kept', async () => {
    const picture = await fetch(meta((await get(PAGE_PATH)).html, 'og:image')!)
    expect(picture.headers.get('cache-control')).toContain('immutable')
    const bytes = Buffer.from(await picture.arrayBuffer())
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'png', width: 1200, height: 630 })
  })

  it('is in the site map, with the date of its last publication', async () => {
    const { addresses, dates, xml } = await sitemap()
    expect(xml).toMatch(
      /^<\?xml version="1.0" encoding="UTF-8"\?>\n<urlset xmlns="http:\/\/www\.sitemaps/,
    )
    expect(addresses).toEqual([server.url + '/mentions', server.url + PAGE_PATH])
    for (const date of dates) expect(date).toBeLessThanOrEqual(Date.now())

    await staff.change('pages', content.page, { title: 'Encore un brouillon' }, { asDraft: true })
    expect((await sitemap()).dates).toEqual(dates)
    await staff.change('pages', content.page, { title: 'Les collectivités' })
    expect((await sitemap()).dates[1]).toBeGreaterThan(dates[1]!)
  })
})

describe('a page that is not published', () => {
  it.each(['bientot', 'jetee', 'absente'])('has no place in the map: %s', async (slug) => {
    expect((await sitemap()).addresses).not.toContain(`${server.url}/${slug}`)
  })

  it('leaves it as it is withdrawn, and is back as it is published', async () => {
    await staff.change('pages', content.page, { _status: 'draft' })
    expect((await sitemap()).addresses).not.toContain(server.url + PAGE_PATH)
    await staff.change('pages', content.page, {})
    expect((await sitemap()).addresses).toContain(server.url + PAGE_PATH)
  })
})

it('a page with another address takes its place along', async () => {
  await staff.change('pages', content.page, { slug: RENAMED })
  const { addresses } = await sitemap()
  expect(addresses).toContain(`${server.url}/${RENAMED}`)
  expect(addresses).not.toContain(server.url + PAGE_PATH)
})

describe('what is for nobody to find', () => {
  it.each(['/absente', '/documents/absent.pdf'])('is marked so: the error at %s', async (path) => {
    const { status, headers, html } = await get(path)
    expect([status, headers.get('x-robots-tag')]).toEqual([404, 'noindex'])
    expect(meta(html, 'robots')).toBe('noindex')
    expect(meta(html, 'og:url')).toBeNull()
  })

  it('is marked so: the preview', async () => {
    const preview = await staff.ask('GET', '/apercu/bientot')
    const tag = preview.headers.get('x-robots-tag')
    expect([preview.status, tag]).toEqual([200, 'noindex, nofollow'])
    expect(meta(await preview.text(), 'robots')).toBe('noindex, nofollow')
  })

  it('is marked so: a shared draft', async () => {
    const made = await staff.ask('POST', '/api/share-links', { page: draft })
    const { link } = (await made.json()) as { link: { address: string } }
    for (const path of [new URL(link.address).pathname, '/partage/inconnu']) {
      const { headers, html } = await get(path)
      expect(headers.get('x-robots-tag')).toBe('noindex, nofollow')
      expect(meta(html, 'robots')).toBe('noindex, nofollow')
      expect([meta(html, 'og:image'), html.includes('rel="canonical"')]).toEqual([null, false])
    }
  })

  it('is marked so: the admin', async () => {
    expect(meta((await get('/admin/login')).html, 'robots')).toBe('noindex, nofollow')
  })
})

describe('robots and browsers that ask by themselves', () => {
  it('find the rules of the site, and its map', async () => {
    const { status, headers, html } = await get('/robots.txt')
    expect([status, headers.get('content-type')]).toEqual([200, 'text/plain; charset=utf-8'])
    expect(html).toContain('\nDisallow: /apercu/\n')
    expect(html).toContain(`\nSitemap: ${server.url}/sitemap.xml\n`)
    expect((await get('/sitemap.xml')).headers.get('content-type')).toBe(
      'application/xml; charset=utf-8',
    )
  })

  it('find the icon', async () => {
    const icon = await fetch(`${server.url}/favicon.ico`)
    expect([icon.status, icon.headers.get('content-type')]).toEqual([200, 'image/x-icon'])
    expect(Buffer.from(await icon.arrayBuffer()).subarray(0, 4)).toEqual(Buffer.from([0, 0, 1, 0]))
  })

  it('may not be given a page in place of these', async () => {
    for (const slug of ['sitemap.xml', 'assets/x']) {
      const hero = { title: 'X' }
      expect((await staff.ask('POST', '/api/pages', { title: 'X', slug, hero })).status).toBe(400)
    }
  })
})
