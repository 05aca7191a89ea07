import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'

import { shareToken } from '@/editing/share-links/token'
import type { ShareLinkView } from '@/editing/share-links/view'
import { PAGE_PATH, publishContent, type Content } from '@/tests/support/content'
import { startServer, type RunningServer } from '@/tests/support/server'
import { runSql } from '@/tests/support/sqlite'
import { ACCOUNT, signUp, type Staff } from '@/tests/support/staff'
import { visit, words } from '@/tests/support/visitor'

jest.setTimeout(90_000)

const HOUR_MS = 3_600_000
/** Time for a slow machine to answer before it. */
const EXPIRES_IN_MS = 10_000
const SECRET = 'secret-des-liens-'.repeat(3)

let server: RunningServer
let staff: Staff
let content: Content

beforeAll(async () => {
  server = await startServer({ PAYLOAD_SECRET: SECRET })
  staff = await signUp(server.url)
  content = await publishContent(staff)
  await staff.change(
    'pages',
    content.page,
    { hero: { title: 'Un titre seulement esquissé' } },
    { asDraft: true },
  )
  await staff.change(
    'criteria',
    content.criteria[0]!,
    { description: 'Un critère seulement esquissé.' },
    { asDraft: true },
  )
  const forced = { override: 'closed', overrideReason: 'Motif confidentiel' }
  await staff.change('calls', content.call, forced, { asDraft: true })
})
afterAll(() => server.stop())

async function share(data: Record<string, unknown> = {}): Promise<ShareLinkView> {
  const response = await staff.ask('POST', '/api/share-links', { page: content.page, ...data })
  expect([response.status, response.headers.get('cache-control')]).toEqual([
    201,
    'private, no-store',
  ])
  return ((await response.json()) as { link: ShareLinkView }).link
}

const pathOf = ({ address }: ShareLinkView) => new URL(address).pathname
const open = (path: string) => visit(server.url, path)
const hoursLeft = (link: ShareLinkView) =>
  Math.round((new Date(link.expiresAt).getTime() - Date.now()) / HOUR_MS)

async function activeLinks(): Promise<ShareLinkView[]> {
  const response = await staff.ask('GET', `/api/share-links/of-page/${content.page}`)
  return ((await response.json()) as { links: ShareLinkView[] }).links
}

describe('a share link', () => {
  it('shows the drafts of its page without an account, and marks them', async () => {
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

    const seen = await open(PAGE_PATH)
    expect(seen.html).not.toMatch(/esquissé/)
  })

  it('follows the page as it is edited', async () => {
    const path = pathOf(await share())
    const hero = { title: 'Un titre encore retouché' }
    await staff.change('pages', content.page, { hero }, { asDraft: true })
    expect(words((await open(path)).html)).toContain('Un titre encore retouché')
  })

  it('leads to no other page', async () => {
    const draft = { title: 'Secrète', slug: 'secrete', hero: { title: 'Une autre page' } }
    await staff.ask('POST', '/api/pages?draft=true', draft)
    const path = pathOf(await share())
    for (const other of [`${path}/secrete`, `${path}${PAGE_PATH}`, '/secrete', '/partage']) {
      const { status, html } = await open(other)
      expect([other, status]).toEqual([other, 404])
      expect(html).not.toContain('Une autre page')
      expect(html).not.toContain('encore retouché')
    }
  })

  it('is refused with any one character changed, without a word of the page', async () => {
    const path = pathOf(await share())
    const [id, expiry, signature] = path.slice('/partage/'.length).split('.') as [
      string,
      string,
      string,
    ]
    const flip = (text: string, at: number) => {
      const character = text.at(at)!
      const index = at < 0 ? text.length + at : at
      return text.slice(0, index) + (character === '7' ? '8' : '7') + text.slice(index + 1)
    }
    for (const [wrongId, wrongExpiry, wrongSignature] of [
      [flip(id, 0), expiry, signature],
      [flip(id, -1), expiry, signature],
      [id, flip(expiry, 3), signature],
      [id, flip(expiry, -1), signature],
      [id, expiry, flip(signature, 0)],
      [id, expiry, flip(signature, -1)],
      [id, expiry, signature.slice(0, -1)],
      [id, expiry, `${signature}7`],
      [id, `0${expiry}`, signature],
    ]) {
      const wrong = `/partage/${wrongId}.${wrongExpiry}.${wrongSignature}`
      const { status, html, headers } = await open(wrong)
      expect([wrong, status]).toEqual([wrong, 404])
      expect(words(html)).toContain('Lien inconnu')
      expect(html).not.toMatch(/esquissé|retouché/)
      expect(headers.get('cache-control')).toBe('private, no-store')
    }
  })

  it('lasts 48 hours, or as long as staff chose', async () => {
    expect(hoursLeft(await share())).toBe(48)
    expect(hoursLeft(await share({ hours: 24 }))).toBe(24)
    expect(hoursLeft(await share({ hours: 168 }))).toBe(168)
    for (const hours of [0, -1, 72, 8760, '48', null]) {
      const { status } = await staff.ask('POST', '/api/share-links', { page: content.page, hours })
      expect([hours, status]).toEqual([hours, 400])
    }
  })

  it('is over from the moment it lasts until', async () => {
    const { id } = await share()
    const expiresAt = new Date(Date.now() + EXPIRES_IN_MS)
    await runSql(
      server.dataDir,
      `UPDATE share_links SET expires_at = '${expiresAt.toISOString()}' WHERE id = '${id}'`,
    )
    const path = `/partage/${shareToken({ id, pageId: content.page, expiresAt }, SECRET)}`
    expect((await open(path)).status).toBe(200)
    await new Promise((resolve) => setTimeout(resolve, expiresAt.getTime() - Date.now() + 50))
    const { status, html, headers } = await open(path)
    expect(status).toBe(410)
    expect(words(html)).toContain('Lien expiré')
    expect(html).not.toMatch(/esquissé|retouché/)
    expect(headers.get('cache-control')).toBe('private, no-store')
    expect((await activeLinks()).map((link) => link.id)).not.toContain(id)
  })

  it('is over once it is revoked', async () => {
    const link = await share()
    expect((await activeLinks()).map(({ id }) => id)).toContain(link.id)
    expect((await staff.ask('POST', `/api/share-links/${link.id}/revoke`)).status).toBe(200)
    expect((await activeLinks()).map(({ id }) => id)).not.toContain(link.id)
    const { status, html, headers } = await open(pathOf(link))
    expect(status).toBe(410)
    expect(words(html)).toContain('Lien révoqué')
    expect(html).not.toMatch(/esquissé|retouché/)
    expect(headers.get('cache-control')).toBe('private, no-store')
  })

  it('cannot be made to last by whoever changes the stored date, nor shown from the trash', async () => {
    const link = await share()
    await runSql(
      server.dataDir,
      `UPDATE share_links SET expires_at = '2099-01-01T00:00:00.000Z' WHERE id = '${link.id}'`,
    )
    expect((await open(pathOf(link))).status).toBe(404)

    const other = await share()
    const trash = (deletedAt: string | null) =>
      staff.ask('PATCH', `/api/pages/${content.page}?trash=true`, { deletedAt })
    expect((await trash(new Date().toISOString())).status).toBe(200)
    expect((await open(pathOf(other))).status).toBe(404)
    const refused = await staff.ask('POST', '/api/share-links', { page: content.page })
    expect(refused.status).toBe(404)
    await trash(null)
  })
})

/** Texts that once held the process for seconds, or killed it, with what is said of each now. */
const HOSTILE: [name: string, text: string, said: string][] = [
  ['blanks', `a${' '.repeat(50_000)}b`, 'espaces de suite'],
  ['braces', '{{'.repeat(25_000), 'accolades'],
  ['lists', `${'* '.repeat(800)}a`, 'imbriquées'],
  [
    'lists by indentation',
    Array.from({ length: 200 }, (_, level) => `${' '.repeat(2 * level)}* a`).join('\n'),
    'imbriquées',
  ],
  ['openings of links', '[a]('.repeat(12_000), 'signes de mise en forme'],
  ['quotations', '>'.repeat(20_000), 'imbriquées'],
  [
    'a wide table',
    ['|a', '|-', '|b'].map((cell) => cell.repeat(2_000)).join('|\n'),
    'cases de tableaux',
  ],
  [
    'chained footnotes',
    `a[^0]\n\n${Array.from({ length: 2_000 }, (_, note) => `[^${note}]: b[^${note + 1}]`).join('\n\n')}`,
    'trop long',
  ],
]

describe('a text that would hold the server', () => {
  const MOST_MS = 500
  /** Of the same page with a short text: a busy machine makes both slow. */
  const TIMES_ORDINARY = 5

  /** Milliseconds until the answer, the least of three. */
  const leastOf = async (ask: () => Promise<unknown>) => {
    const times: number[] = []
    for (let attempt = 0; attempt < 3; attempt += 1) {
      const before = performance.now()
      await ask()
      times.push(performance.now() - before)
    }
    return Math.min(...times)
  }
  /** Behind the site's back, as a database of before may hold it: in what is published and in its latest draft. */
  const store = (body: string) =>
    runSql(
      server.dataDir,
      `UPDATE pages_blocks_text SET body = '${body}'`,
      `UPDATE _pages_v_blocks_text SET body = '${body}'`,
    )

  let shared: string
  let ordinary: number
  const visits = {
    'the share link': async () => (await open(shared)).html,
    'the preview': async () => (await staff.ask('GET', `/apercu${PAGE_PATH}`)).text(),
  }

  beforeAll(async () => {
    shared = pathOf(await share())
    await store('Un texte court.')
    await Promise.all(Object.values(visits).map((visit) => visit()))
    const times = []
    for (const visit of Object.values(visits)) times.push(await leastOf(visit))
    ordinary = Math.max(...times)
  })
  afterAll(() => store('Un texte court.'))

  it.each(HOSTILE)('is refused at once, as a draft too: %s', async (_, body) => {
    const errors = [expect.objectContaining({ path: 'sections.0.body' })]
    const sections = [{ blockType: 'text', body }]
    const save = () => staff.ask('PATCH', `/api/pages/${content.page}?draft=true`, { sections })
    const response = await save()
    expect([response.status, await response.json()]).toEqual([
      400,
      { errors: [expect.objectContaining({ data: expect.objectContaining({ errors }) })] },
    ])
    expect(await leastOf(save)).toBeLessThan(Math.max(MOST_MS, TIMES_ORDINARY * ordinary))
  })

  it.each(HOSTILE)(
    'is shown at once as words where there is one, and staff read why: %s',
    async (_, body, why) => {
      await store(body)
      for (const [name, visit] of Object.entries(visits)) {
        const html = await visit()
        expect([name, words(html)]).toEqual([name, expect.stringContaining('Nos critères')])
        const notice = /<section[^>]*aria-label="Textes trop longs".*?<\/section>/s.exec(html)?.[0]
        expect([name, words(notice ?? '')]).toEqual([name, expect.stringContaining(why)])
        const isSlow = (await leastOf(visit)) > Math.max(MOST_MS, TIMES_ORDINARY * ordinary)
        expect({ name, isSlow }).toEqual({ name, isSlow: false })
      }
    },
  )
})

describe('whoever has no session', () => {
  it.each([
    ['POST', () => '/api/share-links'],
    ['GET', () => `/api/share-links/of-page/${content.page}`],
    ['POST', () => '/api/share-links/un-lien/revoke'],
  ])('is refused: %s', async (method, path) => {
    const body = method === 'POST' ? JSON.stringify({ page: content.page }) : undefined
    const headers = { 'Content-Type': 'application/json' }
    const { status } = await visit(server.url, path(), { method, body, headers })
    expect(status).toBe(401)
  })

  it('cannot use that of a member of staff from another site', async () => {
    const login = await fetch(`${server.url}/api/users/login`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(ACCOUNT),
    })
    const cookie = login.headers.get('set-cookie')!.split(';')[0]!
    const create = (headers: Record<string, string>) =>
      visit(server.url, '/api/share-links', {
        method: 'POST',
        headers: { 'Content-Type': 'text/plain', Cookie: cookie, ...headers },
        body: JSON.stringify({ page: content.page }),
      })
    expect((await create({ Origin: 'https://ailleurs.example' })).status).toBe(403)
    expect((await create({ 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403)
    expect((await create({ Origin: server.url })).status).toBe(201)
  })

  it('cannot read, change or delete links through the REST API, nor can staff write them', async () => {
    const { id } = await share()
    expect((await open('/api/share-links')).status).toBe(403)
    for (const [method, body] of [
      ['PATCH', { expiresAt: '2099-01-01T00:00:00.000Z' }],
      ['DELETE', undefined],
    ] as const) {
      expect((await staff.ask(method, `/api/share-links/${id}`, body)).status).toBe(403)
    }
  })
})
