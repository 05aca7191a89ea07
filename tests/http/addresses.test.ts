import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'

import { PAGE_PATH, publishContent, type Content } from '@/tests/support/content'
import { startServer, type RunningServer } from '@/tests/support/server'
import { signUp, type Staff } from '@/tests/support/staff'
import { visit } from '@/tests/support/visitor'

jest.setTimeout(90_000)

let server: RunningServer
let staff: Staff
let content: Content
const get = (path: string) => visit(server.url, path)

/** Status and target: `308 /x`, or the status alone. */
async function outcome(path: string) {
  const { status, headers } = await get(path)
  return [status, headers.get('location')].filter((part) => part !== null).join(' ')
}

/** `letter` percent-encoded. */
const hex = (letter: string) => `%${letter.charCodeAt(0).toString(16)}`

beforeAll(async () => {
  server = await startServer()
  staff = await signUp(server.url)
})
afterAll(() => server.stop())

describe('the home address', () => {
  it('answers 404 while nothing is published, then leads to the page', async () => {
    expect(await outcome('/')).toBe('404')
    content = await publishContent(staff)
    expect(await outcome('/')).toBe(`307 ${PAGE_PATH}`)
  })

  it('leads to the page chosen in the settings, as long as it is published', async () => {
    const id = await staff.create('pages', {
      title: 'Accueil',
      slug: 'accueil',
      hero: { title: 'Bienvenue' },
    })
    await staff.setSite({ home: id })
    expect(await outcome('/')).toBe('307 /accueil')
    await staff.change('pages', id, { _status: 'draft' })
    expect(await outcome('/')).toBe(`307 ${PAGE_PATH}`)
  })
})

describe('a page that changes address', () => {
  const NEW_PATH = '/collectivites/candidater'

  it('is at once at its new address, where the former one leads, from any cache', async () => {
    const { headers } = await get(PAGE_PATH)
    expect((await get(PAGE_PATH)).headers.get('x-page-cache')).toBe('hit')
    await staff.change('pages', content.page, { slug: NEW_PATH.slice(1) })
    expect(await outcome(PAGE_PATH)).toBe(`308 ${NEW_PATH}`)
    // What a browser or a proxy that kept the page asks.
    const kept = { 'If-None-Match': headers.get('etag') ?? '' }
    const moved = await visit(server.url, PAGE_PATH, { headers: kept })
    expect([moved.status, moved.headers.get('location')]).toEqual([308, NEW_PATH])
    // Kept, but asked again each time: the address may be given to another page.
    expect(moved.headers.get('cache-control')).toBe('public, max-age=0, must-revalidate')
    expect(await outcome(NEW_PATH)).toBe('200')
    expect(await outcome('/')).toBe(`307 ${NEW_PATH}`)
  })

  it('leaves no chain of redirects when renamed again', async () => {
    await staff.change('pages', content.page, { slug: 'candidater' })
    expect(await outcome(PAGE_PATH)).toBe('308 /candidater')
    expect(await outcome(NEW_PATH)).toBe('308 /candidater')
  })

  it('can take its first address back', async () => {
    await staff.change('pages', content.page, { slug: PAGE_PATH.slice(1) })
    expect(await outcome(PAGE_PATH)).toBe('200')
    expect(await outcome(NEW_PATH)).toBe(`308 ${PAGE_PATH}`)
    expect(await outcome('/candidater')).toBe(`308 ${PAGE_PATH}`)
  })

  it('keeps its address while the new one is a draft', async () => {
    await staff.change('pages', content.page, { slug: 'bientot' }, { asDraft: true })
    expect(await outcome(PAGE_PATH)).toBe('200')
    expect(await outcome('/bientot')).toBe('404')
  })

  it('redirects nobody once unpublished', async () => {
    await staff.change('pages', content.page, { _status: 'draft', slug: PAGE_PATH.slice(1) })
    expect(await outcome('/candidater')).toBe('404')
    await staff.change('pages', content.page, {})
    expect(await outcome('/candidater')).toBe(`308 ${PAGE_PATH}`)
  })
})

describe('an old address that an administrator redirects', () => {
  it('leads where it should at the next request, and no longer once it is removed', async () => {
    const OLD = '/img/EIG_7~reglement%20final.pdf'
    expect(await outcome(OLD)).toBe('404')
    const id = await staff.create('redirects', { from: OLD, to: content.page })
    expect(await outcome(OLD)).toBe(`308 ${PAGE_PATH}`)
    // The former site's addresses ended so: one redirect, not two.
    expect(await outcome(`${OLD}/`)).toBe(`308 ${PAGE_PATH}`)
    expect(await outcome(OLD.toLowerCase())).toBe('404')
    const data = { to: null, url: 'https://exemple.fr/règlement.pdf' }
    expect((await staff.ask('PATCH', `/api/redirects/${id}`, data)).status).toBe(200)
    expect(await outcome(OLD)).toBe('308 https://exemple.fr/r%C3%A8glement.pdf')
    await staff.remove('redirects', id)
    expect(await outcome(OLD)).toBe('404')
  })

  it('is refused in French, at its field, where a page is', async () => {
    const data = { from: PAGE_PATH, url: 'https://exemple.fr' }
    const answer = await staff.ask('POST', '/api/redirects', data)
    const refusal = (await answer.json()) as { errors: { data: { errors: object[] } }[] }
    expect([answer.status, refusal.errors[0]?.data.errors]).toEqual([
      400,
      [
        expect.objectContaining({
          path: 'from',
          message: expect.stringMatching(/^C’est l’adresse/),
        }),
      ],
    ])
  })
})

describe('an address that names no page', () => {
  it('gets a French page in the site’s frame, with a real 404 that is asked for again each time', async () => {
    const { status, headers, html } = await get('/nulle-part')
    expect(status).toBe(404)
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(headers.get('cache-control')).toBe('public, max-age=0, must-revalidate')
    expect(html).toContain('<h1>Page non trouvée</h1>')
    expect(html).toContain('class="fr-header"')
    expect(html).toContain('<meta name="robots" content="noindex"/>')
    expect((await get('/nulle-part')).status).toBe(404)
  })

  it.each([
    ['an encoded slash', '/participer%2Fcollectivites%2Fx'],
    ['dots', '/..%2f..%2fetc%2fpasswd'],
    ['markup', '/%3Cscript%3Ealert(1)%3C/script%3E'],
    ['a very long path', `/${'x'.repeat(3000)}`],
    ['many segments', '/a'.repeat(500)],
    ['a quote', `/x'%20OR%20'1'='1`],
    ['upper case', PAGE_PATH.toUpperCase()],
    ['a name of Object’s', '/__proto__'],
  ])('holds with %s', async (_, path) => {
    const { status, html } = await get(path)
    expect(status).toBe(404)
    expect(html).toContain('Page non trouvée')
    expect(html).not.toContain('<script>alert')
  })

  it.each(['/%ff', '/100%', '/a%c3%28b', '/%E0%A4%A', '/%00'])(
    'is refused without a leak when it is no text: %s',
    async (path) => {
      const { status, html } = await get(path)
      expect(status).toBe(400)
      expect(html).not.toMatch(/node_modules|\.next|\bat \S+ \(/)
      expect(await outcome(PAGE_PATH)).toBe('200')
    },
  )

  it.each([
    ['a trailing slash', `${PAGE_PATH}/`],
    ['two leading slashes', `/${PAGE_PATH}`],
  ])('leads to the page when it only has %s too many', async (_, path) => {
    expect(await outcome(path)).toBe(`308 ${PAGE_PATH}`)
  })

  it.each([
    ['a letter encoded', PAGE_PATH.replace('a', '%61')],
    ['all letters encoded', `/${PAGE_PATH.slice(1).replace(/\w/g, hex)}`],
    ['a slash encoded', `/${PAGE_PATH.slice(1).replace('/', '%2F')}`],
    ['a letter and a slash', `${PAGE_PATH.replace('a', '%61')}/`],
    ['a query', `${PAGE_PATH.replace('a', '%61')}?a=%61`],
  ])('leads to the one address of what is there: %s', async (_, path) => {
    expect(await outcome(PAGE_PATH)).toBe('200')
    // The second time too: it was not kept as a page of its own.
    for (const answer of [await outcome(path), await outcome(path)]) {
      expect(answer).toBe(`308 ${PAGE_PATH}`)
    }
    expect((await get(PAGE_PATH)).headers.get('x-page-cache')).toBe('hit')
  })

  it('keeps nothing for another spelling, and loses nothing by it', async () => {
    const CALENDAR = '/appels.ics'
    expect((await get(CALENDAR)).status).toBe(200)
    expect(['308 /appels.ics', '404']).toContain(await outcome('/appels%2Eics'))
    expect((await get(CALENDAR)).headers.get('x-page-cache')).toBe('hit')
    expect(await outcome('/nulle%2dpart')).toBe('404')
    expect(await outcome('/%2e%2e%2f')).toMatch(/^(307|404)/)
  })

  it('never redirects out of the site', async () => {
    for (const path of [
      '//example.org',
      '//example.org/',
      '/%2F%2Fexample.org',
      '/\\example.org',
    ]) {
      const { headers } = await get(path)
      const target = new URL(headers.get('location') ?? '/', server.url)
      expect([path, target.origin]).toEqual([path, server.url])
    }
    expect(['307', '308', '404']).toContain((await outcome('//')).slice(0, 3))
  })
})
