import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'

import { PAGE_PATH, publishContent, type Content } from '@/tests/support/content'
import { startServer, type RunningServer } from '@/tests/support/server'
import { signUp, type Staff } from '@/tests/support/staff'
import { visit, words } from '@/tests/support/visitor'

jest.setTimeout(90_000)

const PREVIEW_PATH = `/apercu${PAGE_PATH}`
const AFTER_CLOSING = '?le=2035-06-01T12:00'

let server: RunningServer
let staff: Staff
let content: Content

beforeAll(async () => {
  server = await startServer()
  staff = await signUp(server.url)
  content = await publishContent(staff)
})
afterAll(() => server.stop())

async function preview(path: string) {
  const response = await staff.ask('GET', path)
  return { status: response.status, headers: response.headers, html: await response.text() }
}

/** `<main>` without the comments by which React finds its place again in a browser. */
const mainOf = (html: string) =>
  /<main.*<\/main>/s.exec(html)?.[0].replace(/<!--.*?-->/gs, '') ?? null

describe('a preview', () => {
  it('is the public page: the same main at the same instant', async () => {
    const [seen, previewed] = [await visit(server.url, PAGE_PATH), await preview(PREVIEW_PATH)]
    expect(previewed.status).toBe(200)
    expect(mainOf(previewed.html)).toBe(mainOf(seen.html))
    expect(mainOf(seen.html)).toContain('Nos critères')

    const closed = { override: 'closed', overrideReason: 'Complet' }
    await staff.change('calls', content.call, closed)
    const main = mainOf((await visit(server.url, PAGE_PATH)).html)
    expect(words(main!)).toContain('Appel clos')
    expect(mainOf((await preview(PREVIEW_PATH)).html)).toBe(main)
    await staff.change('calls', content.call, { override: null, overrideReason: null })
  })

  it('says in its title, head and words what it is', async () => {
    const { html } = await preview(PREVIEW_PATH + AFTER_CLOSING)
    expect(html).toContain('<title>Simulation – Collectivités – Équipes d’essai</title>')
    expect(html).toContain('<meta name="robots" content="noindex, nofollow"/>')
    const bar = words(/<section[^>]*aria-label="Simulation".*?<\/section>/s.exec(html)?.[0] ?? '')
    expect(bar).toContain('telle qu’elle se lira le 1er juin 2035 à 12 h, brouillons compris.')
    expect(words(html)).toContain('Appel clos')
  })

  it('is kept by nobody and found by no search engine', async () => {
    for (const { headers } of [
      await preview(PREVIEW_PATH),
      await preview('/apercu/nulle-part'),
      await visit(server.url, PREVIEW_PATH),
    ]) {
      expect(headers.get('cache-control')).toMatch(/private.*no-store/)
      expect(headers.get('x-robots-tag')).toBe('noindex, nofollow')
    }
  })

  it.each(['demain', '2027-02-30T10:00', '%00', '2027-03-31T18:00&le=2028-01-01T00:00'])(
    'answers a wrong date with a message and the present page: %s',
    async (le) => {
      const { status, html } = await preview(`${PREVIEW_PATH}?le=${le}`)
      expect(status).toBe(200)
      expect(html).toContain('La date demandée n’est pas valide')
      expect(words(html)).toContain('Appel ouvert')
    },
  )

  it('answers in French, 404, where there is no page', async () => {
    for (const path of ['/apercu/nulle-part', '/apercu/Nulle%20Part', '/apercu/%2F%2Fexample.fr']) {
      const { status, html } = await preview(path)
      expect([path, status]).toEqual([path, 404])
      expect(words(html)).toContain('Page non trouvée')
    }
  })

  it('follows a former address, and the home page, with the same date', async () => {
    await staff.change('pages', content.page, { slug: 'participer/villes' })
    for (const path of [PREVIEW_PATH, '/apercu']) {
      const { status, html, headers } = await preview(path + AFTER_CLOSING)
      // `fetch` has followed the redirect.
      expect([path, status, headers.get('location')]).toEqual([path, 200, null])
      expect(words(html)).toContain('Appel clos')
    }
    await staff.change('pages', content.page, { slug: PAGE_PATH.slice(1) })
  })
})

describe('a visitor', () => {
  it('is sent to the page as it is, whatever the date asked for', async () => {
    await staff.change(
      'pages',
      content.page,
      { hero: { title: 'Un mot secret' } },
      { asDraft: true },
    )
    expect((await preview(PREVIEW_PATH)).html).toContain('Un mot secret')

    for (const query of ['', AFTER_CLOSING, '?le=demain']) {
      const sent = await visit(server.url, PREVIEW_PATH + query)
      expect([sent.status, sent.headers.get('location')]).toEqual([307, PAGE_PATH])
      expect(sent.html).not.toContain('Un mot secret')
    }
    const rsc = await visit(server.url, `${PREVIEW_PATH}?_rsc=1`, { headers: { RSC: '1' } })
    expect(rsc.html).not.toContain('Un mot secret')

    const { html } = await visit(server.url, PAGE_PATH + AFTER_CLOSING)
    expect(words(html)).toContain('Appel ouvert')
    expect(html).not.toContain('Un mot secret')
  })

  it('is not told which drafts exist', async () => {
    const draft = { title: 'Secrète', slug: 'secrete' }
    expect((await staff.ask('POST', '/api/pages?draft=true', draft)).status).toBe(201)
    expect((await preview('/apercu/secrete')).status).toBe(200)
    for (const slug of ['secrete', 'nulle-part']) {
      const sent = await visit(server.url, `/apercu/${slug}`)
      expect([sent.status, sent.headers.get('location')]).toEqual([307, `/${slug}`])
      expect((await visit(server.url, `/${slug}`)).status).toBe(404)
    }
  })
})
