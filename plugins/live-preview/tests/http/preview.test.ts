import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'

import { PREVIEWS } from '@/plugins/live-preview/proxy'
import { PAGE_PATH, type Content } from '@/tests/support/content'
import { startSite, type Site } from '@/tests/support/site'
import { runSql } from '@/tests/support/sqlite'
import { ACCOUNT, type Staff } from '@/tests/support/staff'
import { visit, words } from '@/tests/support/visitor'

jest.setTimeout(90_000)

const PREVIEW_PATH = `/apercu${PAGE_PATH}`
const AFTER_CLOSING = '?le=2035-06-01T12:00'
const asDraft = { asDraft: true }

let site: Site
let staff: Staff
let content: Content
beforeAll(async () => {
  site = await startSite('fixture', { TRUSTED_PROXIES: '1' })
  ;({ staff, content } = site)
})
afterAll(() => site?.server.stop())

/** Requests `path` as an anonymous visitor. */
const open = (path: string, init?: RequestInit) => visit(site.server.url, path, init)

async function preview(path: string) {
  const response = await staff.ask('GET', path)
  return { status: response.status, headers: response.headers, html: await response.text() }
}

/** `<main>` without the comments that React writes for hydration. */
const mainOf = (html: string) =>
  /<main.*<\/main>/s.exec(html)?.[0].replace(/<!--.*?-->/gs, '') ?? null

describe('a preview', () => {
  it('has the same main element as the public page at the same instant', async () => {
    const [seen, previewed] = [await open(PAGE_PATH), await preview(PREVIEW_PATH)]
    expect(previewed.status).toBe(200)
    expect(mainOf(previewed.html)).toBe(mainOf(seen.html))
    expect(mainOf(seen.html)).toContain('Nos critères')
  })

  it('says in its title, head and text that it is a preview', async () => {
    const { html } = await preview(PREVIEW_PATH + AFTER_CLOSING)
    expect(html).toContain('<title>Simulation – Collectivités – Équipes d’essai</title>')
    expect(html).toContain('<meta name="robots" content="noindex, nofollow"/>')
    const bar = words(/<section[^>]*aria-label="Simulation".*?<\/section>/s.exec(html)?.[0] ?? '')
    expect(bar).toContain('telle qu’elle se lira le 1er juin 2035 à 12 h, brouillons compris.')
    expect(words(html)).toContain('Appel clos')
  })

  it('is neither cached nor indexed', async () => {
    for (const { headers } of [
      await preview(PREVIEW_PATH),
      await preview('/apercu/nulle-part'),
      await open(PREVIEW_PATH),
    ]) {
      expect(headers.get('cache-control')).toMatch(/private.*no-store/)
      expect(headers.get('x-robots-tag')).toBe('noindex, nofollow')
    }
  })

  it.each(['demain', '2027-02-30T10:00', '%00', '2027-03-31T18:00&le=2028-01-01T00:00'])(
    'answers a wrong date with a message and the current page: %s',
    async (le) => {
      const { status, html } = await preview(`${PREVIEW_PATH}?le=${le}`)
      expect(status).toBe(200)
      expect(html).toContain('La date demandée n’est pas valide')
      expect(words(html)).toContain('Appel ouvert')
    },
  )

  it.each(['/apercu/nulle-part', '/apercu/Nulle%20Part', '/apercu/%2F%2Fexample.fr'])(
    'answers a French 404 when there is no page: %s',
    async (path) => {
      const { status, html } = await preview(path)
      expect([status, words(html)]).toEqual([404, expect.stringContaining('Page non trouvée')])
    },
  )

  it('follows a former address, and the home page, with the same date', async () => {
    await staff.change('pages', content.page, { slug: 'participer/villes' })
    for (const path of [PREVIEW_PATH, '/apercu']) {
      // `fetch` follows the redirect.
      const { status, html } = await preview(path + AFTER_CLOSING)
      expect([path, status, words(html)]).toEqual([
        path,
        200,
        expect.stringContaining('Appel clos'),
      ])
    }
    await staff.change('pages', content.page, { slug: PAGE_PATH.slice(1) })
  })
})

describe('an anonymous visitor of a preview', () => {
  it('is redirected to the public page, with any date', async () => {
    const hero = { title: 'Un titre seulement esquissé' }
    await staff.change('pages', content.page, { hero }, asDraft)
    expect((await preview(PREVIEW_PATH)).html).toContain('esquissé')

    for (const query of ['', AFTER_CLOSING, '?le=demain']) {
      const sent = await open(PREVIEW_PATH + query)
      expect([sent.status, sent.headers.get('location')]).toEqual([307, PAGE_PATH])
      expect(sent.html).not.toContain('esquissé')
    }
    const rsc = await open(`${PREVIEW_PATH}?_rsc=1`, { headers: { RSC: '1' } })
    expect(rsc.html).not.toContain('esquissé')
    const { html } = await open(PAGE_PATH + AFTER_CLOSING)
    expect(words(html)).toContain('Appel ouvert')
    expect(html).not.toContain('esquissé')
  })

  it('cannot learn which drafts exist', async () => {
    const draft = { title: 'Secrète', slug: 'secrete', hero: { title: 'Une autre page' } }
    expect((await staff.ask('POST', '/api/pages?draft=true', draft)).status).toBe(201)
    expect((await preview('/apercu/secrete')).status).toBe(200)
    for (const slug of ['secrete', 'nulle-part']) {
      const sent = await open(`/apercu/${slug}`)
      expect([sent.status, sent.headers.get('location')]).toEqual([307, `/${slug}`])
      expect((await open(`/${slug}`)).status).toBe(404)
    }
  })
})

it('an address that asks for more previews than an office of colleagues is refused', async () => {
  const asks = (more: Record<string, string> = {}, address = '198.51.100.9') =>
    open(PREVIEW_PATH, { headers: { 'X-Forwarded-For': address, ...more } })
  // Sent like the links of the admin: they count as previews too, but take a fifth of the time, so all fit in one
  // minute. They are sent by hundreds: only a limited number of requests of one address may wait (fair-turns.ts).
  for (let left = PREVIEWS.times; left > 0; left -= 100) {
    const asked = Array.from({ length: Math.min(left, 100) }, () => asks({ RSC: '1' }))
    const statuses = (await Promise.all(asked)).map(({ status }) => status)
    expect(new Set(statuses)).toEqual(new Set([307]))
  }
  const { status, headers, html } = await asks()
  expect([status, html]).toEqual([429, expect.stringContaining('<html lang="fr"')])
  expect(html).toContain('Trop de demandes')
  expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
  expect(headers.get('cache-control')).toContain('no-store')
  expect((await asks({}, '198.51.100.10')).status).toBe(307)
})

it('staff find a link to the preview on the public page, and robots none', async () => {
  const { headers } = await open('/api/users/login', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(ACCOUNT),
  })
  const Cookie = headers.get('Set-Cookie')!.split(';')[0]!
  // As a browser sends for a typed address.
  const { html } = await open(PAGE_PATH, { headers: { Cookie, 'Sec-Fetch-Site': 'none' } })
  expect(html).toContain(`href="${PREVIEW_PATH}">Voir le brouillon<`)
  expect((await open('/robots.txt')).html).toContain('\nDisallow: /apercu/\n')
})

/**
 * Texts that once blocked the process for seconds, or crashed it, with the message they get now. `unit/bounds` tests
 * others, and the time that each takes.
 */
const HOSTILE: [name: string, text: string, said: string][] = [
  ['openings of links', '[a]('.repeat(12_000), 'signes de mise en forme'],
  [
    'chained footnotes',
    `a[^0]\n\n${Array.from({ length: 2_000 }, (_, note) => `[^${note}]: b[^${note + 1}]`).join('\n\n')}`,
    'trop long',
  ],
]

describe('a text that would block the server', () => {
  /**
   * Writes `body` directly to the database, in the published version and the latest draft, as an older database may
   * hold it.
   */
  const store = (body: string) =>
    runSql(
      site.server.dataDir,
      `UPDATE pages_blocks_text SET body = '${body}'`,
      `UPDATE _pages_v_blocks_text SET body = '${body}'`,
    )

  it.each(HOSTILE)(
    'is refused, in a draft too, and shown as plain words if already stored: %s',
    async (_, body, why) => {
      const errors = [expect.objectContaining({ path: 'sections.0.body' })]
      const sections = [{ blockType: 'text', body }]
      const path = `/api/pages/${content.page}?draft=true`
      const response = await staff.ask('PATCH', path, { sections })
      expect(response.status).toBe(400)
      expect(await response.json()).toMatchObject({ errors: [{ data: { errors } }] })

      await store(body)
      const { html } = await preview(PREVIEW_PATH)
      expect(words(html)).toContain('Nos critères')
      // Staff see the reason.
      const notice = /<section[^>]*aria-label="Textes trop longs".*?<\/section>/s.exec(html)?.[0]
      expect(words(notice ?? '')).toContain(why)
      await store('Un texte court.')
    },
  )
})
