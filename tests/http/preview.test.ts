import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'

import { shareToken } from '@/editing/share-links/token'
import type { ShareLinkView } from '@/editing/share-links/view'
import { PAGE_PATH, type Content } from '@/tests/support/content'
import { startSite, type Site } from '@/tests/support/site'
import { runSql } from '@/tests/support/sqlite'
import { ACCOUNT, type Staff } from '@/tests/support/staff'
import { visit, words } from '@/tests/support/visitor'

jest.setTimeout(90_000)

const PREVIEW_PATH = `/apercu${PAGE_PATH}`
const AFTER_CLOSING = '?le=2035-06-01T12:00'
const HOUR_MS = 3_600_000
const SECRET = 'secret-des-liens-'.repeat(3)
const asDraft = { asDraft: true }

let site: Site
let staff: Staff
let content: Content
beforeAll(async () => {
  site = await startSite('fixture', { PAYLOAD_SECRET: SECRET })
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

async function share(data: Record<string, unknown> = {}): Promise<ShareLinkView> {
  const response = await staff.ask('POST', '/api/share-links', { page: content.page, ...data })
  expect([response.status, response.headers.get('cache-control')]).toEqual([
    200,
    'private, no-store',
  ])
  return ((await response.json()) as { link: ShareLinkView }).link
}

const pathOf = ({ address }: ShareLinkView) => new URL(address).pathname

/** Checks that `path` is refused, and that the response contains no draft text of the page. */
async function expectRefused(path: string, status: number, said: string) {
  const { status: answered, html, headers } = await open(path)
  expect([path, answered, words(html)]).toEqual([path, status, expect.stringContaining(said)])
  expect(html).not.toContain('esquissé')
  expect(headers.get('cache-control')).toBe('private, no-store')
}

describe('a share link', () => {
  beforeAll(async () => {
    const description = 'Un critère seulement esquissé.'
    await staff.change('criteria', content.criteria[0]!, { description }, asDraft)
    const forced = { override: 'closed', overrideReason: 'Motif confidentiel' }
    await staff.change('calls', content.call, forced, asDraft)
  })

  it('shows the drafts of its page without an account, with the latest edits, and marks them as unpublished', async () => {
    const link = await share()
    expect(link).toMatchObject({ createdBy: ACCOUNT.name })
    const { status, html, headers } = await open(pathOf(link))
    expect(status).toBe(200)
    expect(html).toContain('Aperçu partagé, non publié')
    expect(words(html)).toContain('Un titre seulement esquissé')
    expect(words(html)).toContain('Un critère seulement esquissé.')
    expect(words(html)).toContain('Appel clos')
    expect(html).not.toMatch(/Motif confidentiel|\/admin|rel="canonical"|apercu\//)
    expect(html).not.toContain(ACCOUNT.name)
    expect(html).toContain('<meta name="robots" content="noindex, nofollow"/>')
    expect(Object.fromEntries(headers)).toMatchObject({
      'cache-control': 'private, no-store',
      'x-robots-tag': 'noindex, nofollow',
      'referrer-policy': 'no-referrer',
      'x-frame-options': 'DENY',
    })
    expect((await open(PAGE_PATH)).html).not.toContain('esquissé')

    const hero = { title: 'Un titre encore esquissé' }
    await staff.change('pages', content.page, { hero }, asDraft)
    expect(words((await open(pathOf(link))).html)).toContain(hero.title)
  })

  it('gives access to no other page', async () => {
    const path = pathOf(await share())
    for (const other of [`${path}/secrete`, `${path}${PAGE_PATH}`, '/secrete', '/partage']) {
      const { status, html } = await open(other)
      expect([other, status]).toEqual([other, 404])
      expect(html).not.toMatch(/Une autre page|esquissé/)
    }
  })

  it('lasts 48 hours, or the duration that staff chose', async () => {
    const hoursLeft = (link: ShareLinkView) =>
      Math.round((new Date(link.expiresAt).getTime() - Date.now()) / HOUR_MS)
    expect(hoursLeft(await share())).toBe(48)
    expect(hoursLeft(await share({ hours: 168 }))).toBe(168)
    for (const hours of [0, -1, 72, 8760, '48', null]) {
      const { status } = await staff.ask('POST', '/api/share-links', { page: content.page, hours })
      expect([hours, status]).toEqual([hours, 400])
    }
  })

  it('is refused when altered, given another date, expired, revoked, or when its page is in the trash', async () => {
    const link = await share()
    const path = pathOf(link)
    await expectRefused(
      `${path.slice(0, -1)}${path.endsWith('7') ? '8' : '7'}`,
      404,
      'Lien inconnu',
    )

    const setExpiry = (date: Date) =>
      runSql(
        site.server.dataDir,
        `UPDATE share_links SET expires_at = '${date.toISOString()}' WHERE id = '${link.id}'`,
      )
    // As an attacker could who can write to the database but cannot sign.
    await setExpiry(new Date('2099-01-01T00:00:00.000Z'))
    await expectRefused(path, 404, 'Lien inconnu')
    const expiresAt = new Date(Date.now() - 1_000)
    await setExpiry(expiresAt)
    const over = shareToken({ id: link.id, pageId: content.page, expiresAt }, SECRET)
    await expectRefused(`/partage/${over}`, 410, 'Lien expiré')

    const other = await share()
    const active = async () => {
      const response = await staff.ask('GET', `/api/share-links/of-page/${content.page}`)
      const { links } = (await response.json()) as { links: ShareLinkView[] }
      return links.map(({ id }) => id)
    }
    expect(await active()).toContain(other.id)
    expect(await active()).not.toContain(link.id)
    expect((await staff.ask('POST', `/api/share-links/${other.id}/revoke`)).status).toBe(200)
    expect(await active()).not.toContain(other.id)
    await expectRefused(pathOf(other), 410, 'Lien révoqué')

    const kept = await share()
    const trash = (deletedAt: string | null) =>
      staff.ask('PATCH', `/api/pages/${content.page}?trash=true`, { deletedAt })
    expect((await trash(new Date().toISOString())).status).toBe(200)
    await expectRefused(pathOf(kept), 404, 'Lien inconnu')
    const refused = await staff.ask('POST', '/api/share-links', { page: content.page })
    expect(refused.status).toBe(404)
    await trash(null)
  })
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

      const shared = pathOf(await share())
      await store(body)
      for (const { html } of [await open(shared), await preview(PREVIEW_PATH)]) {
        expect(words(html)).toContain('Nos critères')
        // Staff see the reason.
        const notice = /<section[^>]*aria-label="Textes trop longs".*?<\/section>/s.exec(html)?.[0]
        expect(words(notice ?? '')).toContain(why)
      }
      await store('Un texte court.')
    },
  )
})

describe('an anonymous visitor', () => {
  it.each([
    ['POST', () => '/api/share-links'],
    ['GET', () => `/api/share-links/of-page/${content.page}`],
    ['POST', () => '/api/share-links/un-lien/revoke'],
  ])('is refused: %s', async (method, path) => {
    const body = method === 'POST' ? JSON.stringify({ page: content.page }) : undefined
    const headers = { 'Content-Type': 'application/json' }
    expect((await open(path(), { method, body, headers })).status).toBe(401)
  })

  it('cannot use the session of a member of staff from another site', async () => {
    const login = await fetch(`${site.server.url}/api/users/login`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(ACCOUNT),
    })
    const cookie = login.headers.get('set-cookie')!.split(';')[0]!
    const create = (headers: Record<string, string>) =>
      open('/api/share-links', {
        method: 'POST',
        headers: { 'Content-Type': 'text/plain', Cookie: cookie, ...headers },
        body: JSON.stringify({ page: content.page }),
      })
    expect((await create({ Origin: 'https://ailleurs.example' })).status).toBe(403)
    expect((await create({ 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403)
    expect((await create({ Origin: site.server.url })).status).toBe(200)
  })
})
