import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import sharp from 'sharp'

import { PAGE_PATH, publishContent, type Content } from '@/tests/support/content'
import { startSite, type Site } from '@/tests/support/site'
import type { Staff } from '@/tests/support/staff'
import { visit } from '@/tests/support/visitor'

jest.setTimeout(90_000)

let site: Site
let staff: Staff
let content: Content
beforeAll(async () => {
  site = await startSite('account')
  staff = site.staff
})
afterAll(() => site?.server.stop())

const get = (path: string, init?: RequestInit) => visit(site.server.url, path, init)

/** The status and the target of a response: `308 /x`, or the status alone. */
async function outcome(path: string) {
  const { status, headers } = await get(path)
  return [status, headers.get('location')].filter((part) => part !== null).join(' ')
}

/** `letter` percent-encoded. */
const hex = (letter: string) => `%${letter.charCodeAt(0).toString(16)}`

/** The content of the `<meta>` whose property or name is `name`; null if there is none. */
function meta(html: string, name: string): string | null {
  const [, value] =
    new RegExp(`<meta (?:property|name)="${name}" content="([^"]*)"`).exec(html) ?? []
  return value ?? null
}

async function sitemap(): Promise<{ addresses: string[]; dates: number[] }> {
  const { html } = await get('/sitemap.xml')
  const values = (tag: string) =>
    Array.from(html.matchAll(new RegExp(`<${tag}>(.*?)</${tag}>`, 'g')), ([, value = '']) => value)
  const addresses = values('loc').map((address) => address.replace(site.server.url, ''))
  return { addresses, dates: values('lastmod').map(Date.parse) }
}

describe('the home address', () => {
  it('answers 404 while nothing is published, then redirects to the page', async () => {
    expect(await outcome('/')).toBe('404')
    content = await publishContent(staff)
    expect(await outcome('/')).toBe(`307 ${PAGE_PATH}`)
  })

  it('redirects to the page chosen in the settings, as long as it is published', async () => {
    const home = { title: 'Accueil', slug: 'accueil', hero: { title: 'Bienvenue' } }
    const id = await staff.create('pages', home)
    await staff.setGlobal('site', { home: id })
    expect(await outcome('/')).toBe('307 /accueil')
    await staff.change('pages', id, { _status: 'draft' })
    expect(await outcome('/')).toBe(`307 ${PAGE_PATH}`)
  })
})

describe('a published page', () => {
  it('describes itself to search engines and social networks', async () => {
    const { html, headers } = await get(PAGE_PATH)
    const url = site.server.url + PAGE_PATH
    expect(html).toMatch(/<title>Collectivités – Appel ouvert – Équipes d’essai<\/title>/)
    expect(html).toContain(`<link rel="canonical" href="${url}"/>`)
    expect(meta(html, 'og:url')).toBe(url)
    expect(meta(html, 'og:title')).toBe('Collectivités')
    expect(meta(html, 'description')).toContain('Six mois pour transformer un service')
    expect(meta(html, 'og:description')).toBe(meta(html, 'description'))
    expect([meta(html, 'robots'), headers.get('x-robots-tag')]).toEqual([null, null])

    const picture = await fetch(meta(html, 'og:image')!)
    expect(picture.headers.get('cache-control')).toContain('immutable')
    const bytes = Buffer.from(await picture.arrayBuffer())
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'png', width: 1200, height: 630 })
  })

  it('is in the sitemap from its publication until it is unpublished, with the date of the last publication', async () => {
    const { addresses, dates } = await sitemap()
    expect(addresses).toEqual([PAGE_PATH])
    await staff.change('pages', content.page, { title: 'Encore un brouillon' }, { asDraft: true })
    expect(await sitemap()).toEqual({ addresses, dates })
    await staff.change('pages', content.page, { title: 'Collectivités' })
    expect((await sitemap()).dates[0]).toBeGreaterThan(dates[0]!)
    await staff.change('pages', content.page, { _status: 'draft' })
    expect((await sitemap()).addresses).toEqual([])
    await staff.change('pages', content.page, {})
    expect((await sitemap()).addresses).toEqual([PAGE_PATH])
  })
})

describe('a page that changes address', () => {
  const NEW_PATH = '/collectivites/candidater'

  it('is at its new address at once, and its former address redirects there, even for a client with a cached copy', async () => {
    const { headers } = await get(PAGE_PATH)
    expect((await get(PAGE_PATH)).headers.get('x-page-cache')).toBe('hit')
    await staff.change('pages', content.page, { slug: NEW_PATH.slice(1) })
    expect(await outcome(PAGE_PATH)).toBe(`308 ${NEW_PATH}`)
    // What a browser or a proxy with a cached copy sends.
    const kept = { 'If-None-Match': headers.get('etag') ?? '' }
    const moved = await get(PAGE_PATH, { headers: kept })
    expect([moved.status, moved.headers.get('location')]).toEqual([308, NEW_PATH])
    // The redirect can be cached but must be revalidated: the address may be given to another page.
    expect(moved.headers.get('cache-control')).toBe('public, max-age=0, must-revalidate')
    expect(await outcome(NEW_PATH)).toBe('200')
    expect(await outcome('/')).toBe(`307 ${NEW_PATH}`)
    expect((await sitemap()).addresses).toEqual([NEW_PATH])
  })

  it('leaves no chain of redirects when renamed again, and can take its first address back', async () => {
    await staff.change('pages', content.page, { slug: 'candidater' })
    expect(await outcome(PAGE_PATH)).toBe('308 /candidater')
    expect(await outcome(NEW_PATH)).toBe('308 /candidater')
    await staff.change('pages', content.page, { slug: PAGE_PATH.slice(1) })
    expect(await outcome(PAGE_PATH)).toBe('200')
    expect(await outcome(NEW_PATH)).toBe(`308 ${PAGE_PATH}`)
    expect(await outcome('/candidater')).toBe(`308 ${PAGE_PATH}`)
  })

  it('keeps its address while the new one is a draft, and has no redirects once unpublished', async () => {
    await staff.change('pages', content.page, { slug: 'bientot' }, { asDraft: true })
    expect([await outcome(PAGE_PATH), await outcome('/bientot')]).toEqual(['200', '404'])
    await staff.change('pages', content.page, { _status: 'draft', slug: PAGE_PATH.slice(1) })
    expect(await outcome('/candidater')).toBe('404')
    await staff.change('pages', content.page, {})
    expect(await outcome('/candidater')).toBe(`308 ${PAGE_PATH}`)
  })
})

it('an old address redirects where an administrator chose, until the redirection is removed', async () => {
  const OLD = '/img/EIG_7~reglement%20final.pdf'
  expect(await outcome(OLD)).toBe('404')
  const made = await staff.ask('POST', '/api/redirects', { from: OLD, to: content.page })
  const { doc } = (await made.json()) as { doc: { id: string } }
  expect(await outcome(OLD)).toBe(`308 ${PAGE_PATH}`)
  // Addresses of the former site ended with a slash: they need one redirect, not two.
  expect(await outcome(`${OLD}/`)).toBe(`308 ${PAGE_PATH}`)
  expect(await outcome(OLD.toLowerCase())).toBe('404')
  const data = { to: null, url: 'https://exemple.fr/règlement.pdf' }
  expect((await staff.ask('PATCH', `/api/redirects/${doc.id}`, data)).status).toBe(200)
  expect(await outcome(OLD)).toBe('308 https://exemple.fr/r%C3%A8glement.pdf')
  await staff.ask('DELETE', `/api/redirects/${doc.id}`)
  expect(await outcome(OLD)).toBe('404')
})

describe('an address that names no page', () => {
  it('gets a French page with the header of the site and a real 404, which must be revalidated', async () => {
    for (const visit of [await get('/nulle-part'), await get('/nulle-part')]) {
      const { status, headers, html } = visit
      expect([status, headers.get('x-robots-tag')]).toEqual([404, 'noindex'])
      expect(headers.get('content-type')).toBe('text/html; charset=utf-8')
      expect(headers.get('cache-control')).toBe('public, max-age=0, must-revalidate')
      expect(html).toContain('<h1>Page non trouvée</h1>')
      expect(html).toContain('class="fr-header"')
      expect([meta(html, 'robots'), meta(html, 'og:url')]).toEqual(['noindex', null])
    }
  })

  it.each([
    ['an encoded slash', '/participer%2Fcollectivites%2Fx'],
    ['dots', '/..%2f..%2fetc%2fpasswd'],
    ['markup', '/%3Cscript%3Ealert(1)%3C/script%3E'],
    ['a very long path', `/${'x'.repeat(3000)}`],
    ['many segments', '/a'.repeat(500)],
    ['a quote', `/x'%20OR%20'1'='1`],
    ['upper case', PAGE_PATH.toUpperCase()],
    ['a property name of Object', '/__proto__'],
  ])('answers 404 with %s', async (_, path) => {
    const { status, html } = await get(path)
    expect(status).toBe(404)
    expect(html).toContain('Page non trouvée')
    expect(html).not.toContain('<script>alert')
  })

  it.each([
    ['a trailing slash', `${PAGE_PATH}/`],
    ['two leading slashes', `/${PAGE_PATH}`],
    ['an encoded letter', PAGE_PATH.replace('a', '%61')],
    ['only encoded letters', `/${PAGE_PATH.slice(1).replace(/\w/g, hex)}`],
    ['an encoded slash', `/${PAGE_PATH.slice(1).replace('/', '%2F')}`],
    ['an encoded letter and a slash at the end', `${PAGE_PATH.replace('a', '%61')}/`],
    ['a query', `${PAGE_PATH.replace('a', '%61')}?a=%61`],
  ])('redirects to the canonical address of the page: %s', async (_, path) => {
    expect(await outcome(PAGE_PATH)).toBe('200')
    // Also at the second request: the cache did not store this spelling as a page.
    for (const answer of [await outcome(path), await outcome(path)]) {
      expect(answer).toBe(`308 ${PAGE_PATH}`)
    }
    expect((await get(PAGE_PATH)).headers.get('x-page-cache')).toBe('hit')
  })

  it('does not enter the cache under another spelling, and does not remove the cached copy', async () => {
    const CALENDAR = '/appels.ics'
    expect((await get(CALENDAR)).status).toBe(200)
    expect(['308 /appels.ics', '404']).toContain(await outcome('/appels%2Eics'))
    expect((await get(CALENDAR)).headers.get('x-page-cache')).toBe('hit')
    expect(await outcome('/nulle%2dpart')).toBe('404')
    expect(await outcome('/%2e%2e%2f')).toMatch(/^(307|404)/)
  })
})

it('the forms that ask for an email address answer 404 when no email can be sent', async () => {
  for (const path of ['/appels/prevenir/mes-donnees', '/appels/prevenir/pour/participer']) {
    expect([path, (await get(path)).status]).toEqual([path, 404])
    expect((await get(path, { method: 'POST', body: 'adresse=a@b.fr' })).status).toBe(404)
  }
})

describe('addresses that must not be indexed say so:', () => {
  it('a shared draft, the admin', async () => {
    const data = { _status: 'draft', title: 'Esquisse', slug: 'esquisse', hero: { title: 'X' } }
    const page = await staff.create('pages', data)
    const made = await staff.ask('POST', '/api/share-links', { page })
    const { link } = (await made.json()) as { link: { address: string } }
    for (const path of [new URL(link.address).pathname, '/partage/inconnu']) {
      const { headers, html } = await get(path)
      expect(headers.get('x-robots-tag')).toBe('noindex, nofollow')
      expect(meta(html, 'robots')).toBe('noindex, nofollow')
      expect([meta(html, 'og:image'), html.includes('rel="canonical"')]).toEqual([null, false])
    }
    expect(meta((await get('/admin/login')).html, 'robots')).toBe('noindex, nofollow')
    expect((await sitemap()).addresses).toEqual([PAGE_PATH])
  })
})

describe('robots and browsers', () => {
  it('find the robots.txt, the sitemap and the icon', async () => {
    const { status, headers, html } = await get('/robots.txt')
    expect([status, headers.get('content-type')]).toEqual([200, 'text/plain; charset=utf-8'])
    expect(html).toContain('\nDisallow: /admin/\n')
    expect(html).toContain(`\nSitemap: ${site.server.url}/sitemap.xml\n`)
    const type = async (path: string) => (await get(path)).headers.get('content-type')
    expect(await type('/sitemap.xml')).toBe('application/xml; charset=utf-8')
    const icon = await fetch(`${site.server.url}/favicon.ico`)
    expect([icon.status, icon.headers.get('content-type')]).toEqual([200, 'image/x-icon'])
    expect(Buffer.from(await icon.arrayBuffer()).subarray(0, 4)).toEqual(Buffer.from([0, 0, 1, 0]))
  })

  it('always get them, because no page can take their addresses', async () => {
    const data = { title: 'X', slug: 'sitemap.xml', hero: { title: 'X' } }
    expect((await staff.ask('POST', '/api/pages', data)).status).toBe(400)
  })
})
