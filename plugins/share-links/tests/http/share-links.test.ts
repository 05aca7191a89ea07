import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'

import { shareToken } from '@/plugins/share-links/token'
import type { ShareLinkView } from '@/plugins/share-links/view'
import { PAGE_PATH, type Content } from '@/tests/support/content'
import { startSite, type Site } from '@/tests/support/site'
import { runSql } from '@/tests/support/sqlite'
import { ACCOUNT, type Staff } from '@/tests/support/staff'
import { visit, words } from '@/tests/support/visitor'

jest.setTimeout(90_000)

const HOUR_MS = 3_600_000
const SECRET = 'secret-des-liens-'.repeat(3)
const asDraft = { asDraft: true }

let site: Site
let staff: Staff
let content: Content
beforeAll(async () => {
  site = await startSite('fixture', { PAYLOAD_SECRET: SECRET })
  ;({ staff, content } = site)
  await staff.change(
    'pages',
    content.page,
    { hero: { title: 'Un titre seulement esquissé' } },
    asDraft,
  )
  const draft = { title: 'Secrète', slug: 'secrete', hero: { title: 'Une autre page' } }
  await staff.ask('POST', '/api/pages?draft=true', draft)
})
afterAll(() => site?.server.stop())

/** Requests `path` as an anonymous visitor. */
const open = (path: string, init?: RequestInit) => visit(site.server.url, path, init)

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
