import { randomUUID } from 'node:crypto'

import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'

import { PAGE_PATH, type Content } from '@/tests/support/content'
import { startSite, type Site } from '@/tests/support/site'
import type { Staff } from '@/tests/support/staff'
import { visit } from '@/tests/support/visitor'

jest.setTimeout(90_000)

/** A word in every unpublished text of this test: one search shows whether any of them is public. */
const SECRET = 'Zirconium'

let site: Site
let staff: Staff
let content: Content
let key: Record<string, string>
let draftPage: string
let draftCriterion: string

beforeAll(async () => {
  site = await startSite('fixture')
  ;({ staff, content } = site)
  const created = await staff.ask('POST', '/api/api-keys', { name: 'Robot' })
  const { doc } = (await created.json()) as { doc: { key: string } }
  key = { Authorization: `api-keys API-Key ${doc.key}` }
  await writeDrafts()
})
afterAll(() => site?.server.stop())

/** As an anonymous visitor. */
const get = (path: string, init?: RequestInit) => visit(site.server.url, path, init)

/** The same, with an API key. */
const getWithKey = (path: string, init?: RequestInit) =>
  get(path, { ...init, headers: { ...init?.headers, ...key } as Record<string, string> })

/**
 * Creates a draft beside each published document, documents never published, and one unpublished from a published page.
 */
async function writeDrafts() {
  const hero = { title: `${SECRET} titre`, introduction: `${SECRET} introduction` }
  draftCriterion = await staff.create('criteria', {
    _status: 'draft',
    name: `${SECRET} critère`,
    description: `${SECRET} description`,
  })
  draftPage = await staff.create('pages', {
    _status: 'draft',
    title: `${SECRET} page`,
    slug: 'bientot',
    hero,
    calls: [content.call],
  })
  await staff.change('criteria', String(content.criteria[2]), {
    _status: 'draft',
    name: `${SECRET} retiré`,
  })
  const asDraft = { asDraft: true }
  await staff.change('criteria', String(content.criteria[0]), { name: `${SECRET} a` }, asDraft)
  await staff.change('profiles', String(content.profiles[0]), { name: `${SECRET} b` }, asDraft)
  await staff.change('selection-steps', String(content.steps[0]), { text: `${SECRET} c` }, asDraft)
  await staff.change('calls', content.call, { overrideReason: `${SECRET} d` })
  await staff.change('calls', content.call, { name: `${SECRET} e` }, asDraft)
  await staff.change('pages', content.page, { title: `${SECRET} f`, hero }, asDraft)
  const drafts = {
    site: { name: `${SECRET} g` },
    navigation: { entries: [{ label: `${SECRET} h`, page: draftPage }, { page: draftPage }] },
    notice: { title: `${SECRET} i`, text: `${SECRET} j` },
  }
  for (const [slug, data] of Object.entries(drafts)) {
    const path = `/api/globals/${slug}?draft=true`
    expect((await staff.ask('POST', path, { _status: 'draft', ...data })).status).toBe(200)
  }
}

async function expectNothingSecret(path: string, init?: RequestInit) {
  const { status, html } = await getWithKey(path, init)
  expect(`${path}: ${html}`).not.toContain(SECRET)
  return status
}

const COLLECTIONS = ['pages', 'criteria', 'profiles', 'selection-steps', 'calls']
const GLOBALS = ['site', 'navigation', 'notice'].map((slug) => `/api/globals/${slug}`)

const QUERIES = [
  '',
  '?draft=true',
  '?draft=true&depth=2',
  '?draft=true&where[_status][equals]=draft',
  '?where[or][0][_status][equals]=draft&where[or][1][id][exists]=true',
  '?trash=true&draft=true',
  '?draft=true&select[name]=true&select[title]=true&select[text]=true&select[overrideReason]=true',
  '?draft=true&depth=2&populate[criteria][name]=true&populate[calls][overrideReason]=true',
  '?draft=true&joins[pages][limit]=10',
]

/** Queries that would make the server read and send most of the site at once, with the status that staff and keys get. */
const LARGE_QUERIES = {
  '?draft=true&depth=3': 200,
  '?limit=101': 200,
  '?depth=0&limit=0&pagination=false': 200,
  '?depth=10&limit=0&pagination=false': 400,
  '?pagination=false': 400,
  '?limit=0': 400,
  '?limit=-1': 400,
}

it('anonymous callers of the API read nothing at all', async () => {
  for (const path of [...COLLECTIONS.map((slug) => `/api/${slug}`), ...GLOBALS, '/api/rien']) {
    for (const query of ['', '?draft=true', '/versions', `?where[id][in]=${'a,'.repeat(2_000)}`]) {
      const { status, html } = await get(path + query)
      expect([path, status]).toEqual([path, 401])
      expect(html).toBe('{"errors":[{"message":"Connectez-vous, ou envoyez une clé d’API."}]}')
    }
  }
})

it('staff can read what visitors must not (else the tests below would prove nothing)', async () => {
  for (const path of COLLECTIONS.map((slug) => `/api/${slug}?draft=true`)) {
    expect(await (await staff.ask('GET', path)).text()).toContain(SECRET)
  }
})

describe('no unpublished word is public', () => {
  it.each([
    ...[PAGE_PATH, `${PAGE_PATH}?draft=true&preview=true`, '/', '/bientot', '/sitemap.xml'],
    ...['/appels.ics', '/appels.atom', '/appels.ics?draft=true'],
  ])('through the page at %s', async (path) => {
    await expectNothingSecret(path)
  })

  it.each(COLLECTIONS)('through the list of %s, with any query', async (slug) => {
    for (const query of QUERIES) {
      const status = await expectNothingSecret(`/api/${slug}${query}`)
      const isAnswered = !/select|populate|joins/.test(query)
      expect([query, isAnswered ? [200] : [200, 400]]).toEqual([
        query,
        expect.arrayContaining([status]),
      ])
    }
    for (const [query, expected] of Object.entries(LARGE_QUERIES)) {
      expect([query, await expectNothingSecret(`/api/${slug}${query}`)]).toEqual([query, expected])
      const { status } = await staff.ask('GET', `/api/${slug}${query}`)
      expect([query, status]).toEqual([query, expected])
    }
  })

  it('through a document read by its id', async () => {
    const published = { criteria: content.criteria[0], pages: content.page, calls: content.call }
    for (const [slug, id] of Object.entries(published)) {
      for (const query of QUERIES) await expectNothingSecret(`/api/${slug}/${id}${query}`)
      expect(await expectNothingSecret(`/api/${slug}/${id}?depth=6`)).toBe(400)
    }
    expect(await expectNothingSecret(`/api/pages/${draftPage}?draft=true`)).toBe(404)
    expect(await expectNothingSecret(`/api/criteria/${draftCriterion}?draft=true`)).toBe(404)
  })

  it.each(GLOBALS)('through %s', async (path) => {
    const read = path.endsWith('/site') ? ['?select[name]=true&draft=true'] : []
    for (const query of ['', '?draft=true&depth=2', ...read]) {
      expect(await expectNothingSecret(path + query)).toBe(200)
    }
    expect(await expectNothingSecret(`${path}?draft=true&depth=6`)).toBe(400)
  })

  it('through a query sent as a POST', async () => {
    const method = { 'X-Payload-HTTP-Method-Override': 'GET' }
    const form = { 'Content-Type': 'application/x-www-form-urlencoded', ...method }
    for (const slug of COLLECTIONS) {
      const ask = (body: string) =>
        expectNothingSecret(`/api/${slug}`, { method: 'POST', headers: form, body })
      expect(await ask('draft=true&depth=2')).toBe(200)
      expect(await ask('draft=true&limit=0')).toBe(400)
    }
  })

  it.each([...COLLECTIONS.map((slug) => `/api/${slug}`), ...GLOBALS])(
    'through the versions of %s',
    async (path) => {
      expect(await expectNothingSecret(`${path}/versions?depth=2`)).toBe(403)
      expect(await expectNothingSecret(`${path}/versions?where[latest][equals]=true`)).toBe(403)
    },
  )
})

describe('a program with an API key cannot guess an unpublished word', () => {
  it.each([
    `/api/pages?where[sections.criteria.name][like]=${SECRET}`,
    `/api/pages?where[and][0][or][0][call.name][like]=${SECRET}`,
    `/api/pages/count?where[call.name][like]=${SECRET}`,
    '/api/pages?sort=title,-calls.overrideReason',
  ])('by querying %s', async (path) => {
    expect((await getWithKey(path)).status).toBe(400)
  })

  it.each([
    `/api/criteria?draft=true&where[name][like]=${SECRET}`,
    `/api/calls/count?draft=true&where[name][like]=${SECRET}`,
    '/api/pages?draft=true&where[slug][equals]=bientot',
  ])('by counting %s', async (path) => {
    const { status, html } = await getWithKey(path)
    expect(status).toBe(200)
    expect(JSON.parse(html)).toMatchObject({ totalDocs: 0 })
  })
})

it('a program with an API key opens no screen of the admin', async () => {
  const menu = await (await staff.ask('GET', '/admin')).text()
  const links = [...menu.matchAll(/href="(\/admin[^"#?]*)"/g)].map(([, path]) => path!)
  const screens = new Set(links.filter((path) => !/login|logout/.test(path)))
  expect(screens.size).toBeGreaterThan(10)
  for (const path of screens) {
    const { headers, status } = await getWithKey(path)
    expect([path, status]).toEqual([path, 307])
    const next = headers.get('Location') ?? ''
    // A screen of ours sends to the dashboard, which a program may not open either.
    expect([path, next]).toEqual([
      path,
      expect.stringMatching(/\/admin(\/login|\/unauthorized)?(\?|$)/),
    ])
  }
})

describe('staff-only data', () => {
  it.each([
    '/api/users',
    '/api/users?depth=5&select[email]=true',
    '/api/users/count',
    '/api/redirects',
    '/api/revisions',
    '/api/payload-migrations',
    '/api/payload-locked-documents',
    '/api/payload-preferences',
    '/api/content-checks?collection=pages',
    '/api/destinations',
  ])('is refused at %s', async (path) => {
    for (const [read, expected] of [
      [get, 401],
      [getWithKey, 403],
    ] as const) {
      const { status, html } = await read(path)
      expect([status, html]).toEqual([expected, expect.not.stringContaining('example.gouv.fr')])
    }
  })

  it('has no GraphQL', async () => {
    const query = { query: '{ Users { docs { email } } }' }
    expect((await staff.ask('POST', '/api/graphql', query)).status).toBe(404)
    for (const path of ['/api/graphql', '/api/graphql-playground']) {
      expect([path, (await staff.ask('GET', path)).status]).toEqual([path, 404])
    }
  })

  it.each(['POST', 'PATCH', 'DELETE'])(
    'is changed by no anonymous %s, nor one with a key',
    async (method) => {
      const body = JSON.stringify({ title: 'Pirate', name: 'Pirate' })
      const headers = { 'Content-Type': 'application/json' }
      for (const slug of [...COLLECTIONS, 'users', 'redirects', 'revisions']) {
        const path =
          method === 'POST' ? `/api/${slug}` : `/api/${slug}?where[id][in]=${randomUUID()}`
        const asked = { method, headers, body }
        expect([slug, (await get(path, asked)).status]).toEqual([slug, 401])
        expect([slug, (await getWithKey(path, asked)).status]).toEqual([slug, 403])
      }
    },
  )
})
