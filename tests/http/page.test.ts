import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'

import { PAGE_PATH, pageSections, type Content } from '@/tests/support/content'
import { startSite, type Site } from '@/tests/support/site'
import { ACCOUNT, type Staff } from '@/tests/support/staff'
import { namedFiles, visit, words } from '@/tests/support/visitor'

jest.setTimeout(90_000)

let site: Site
let staff: Staff
let content: Content
beforeAll(async () => {
  site = await startSite('fixture')
  ;({ staff, content } = site)
})
afterAll(() => site?.server.stop())

const get = (path = PAGE_PATH, init?: RequestInit) => visit(site.server.url, path, init)

describe('a published page', () => {
  it('is a complete French document, from the first byte and without an inline script', async () => {
    const { status, headers, html } = await get(PAGE_PATH)
    expect(status).toBe(200)
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(headers.get('x-powered-by')).toBeNull()
    expect(html).toMatch(/^<!DOCTYPE html><html lang="fr"/)
    // JSON-LD is a data block, which no browser runs.
    const withoutData = html.replace(/<script type="application\/ld\+json">/g, '')
    expect(withoutData).not.toMatch(/<script(?![^>]*\ssrc=)|\son\w+=|\/_next\//)
    expect(html).not.toMatch(/<style|\sstyle="|javascript:/)
    for (const word of ['Critère 1', 'Critère 3', 'Deux métiers.', 'Entretien avec le jury']) {
      expect(words(html)).toContain(word)
    }
  })

  it('loads only files that exist, which browsers can cache for good', async () => {
    const files = namedFiles((await get(PAGE_PATH)).html)
    expect(files.length).toBeGreaterThan(5)
    for (const file of files) {
      const { status, headers } = await get(file)
      expect([file, status]).toEqual([file, 200])
      expect(headers.get('cache-control')).toContain('immutable')
    }
  })

  it.each(['.json', '.md'])(
    'has a form for programs, protected in the same way: %s',
    async (suffix) => {
      const [page, form] = [await get(PAGE_PATH), await get(PAGE_PATH + suffix)]
      expect([form.status, form.html]).toEqual([200, expect.stringContaining('Un code ouvert')])
      for (const name of ['content-security-policy', 'x-content-type-options', 'cache-control']) {
        expect(form.headers.get(name)).toBe(page.headers.get(name))
      }
      const { status } = await get(PAGE_PATH + suffix, {
        headers: { 'If-None-Match': String(form.headers.get('etag')) },
      })
      expect(status).toBe(304)
    },
  )

  it('names the schema of its JSON, which is there', async () => {
    const { $schema } = JSON.parse((await get(`${PAGE_PATH}.json`)).html) as { $schema: string }
    const schema = await fetch($schema)
    expect([schema.status, schema.headers.get('access-control-allow-origin')]).toEqual([200, '*'])
    expect(await schema.json()).toMatchObject({ required: expect.arrayContaining(['sections']) })
  })

  it('answers HEAD with the same headers and no body, and refuses other methods', async () => {
    const page = await get(PAGE_PATH)
    const head = await get(PAGE_PATH, { method: 'HEAD' })
    expect([head.status, head.html]).toEqual([200, ''])
    for (const name of ['etag', 'content-type', 'cache-control']) {
      expect(head.headers.get(name)).toBe(page.headers.get(name))
    }
    expect((await get(PAGE_PATH, { method: 'POST' })).status).toBe(405)
  })
})

describe('the cache', () => {
  it('renders once, then answers from memory with the same bytes for any query', async () => {
    await staff.setGlobal('site', { tagline: 'Une autre signature' })
    const first = await get(PAGE_PATH)
    expect(first.headers.get('x-page-cache')).toBe('miss')
    for (const query of ['', '?utm_source=lettre&draft=true&depth=9']) {
      const again = await get(PAGE_PATH + query)
      expect([again.headers.get('x-page-cache'), again.html]).toEqual(['hit', first.html])
    }
  })

  it('requires revalidation, and answers 304 to a matching ETag until the page changes', async () => {
    const { headers } = await get(PAGE_PATH)
    const etag = String(headers.get('etag'))
    expect(headers.get('cache-control')).toBe('public, max-age=0, must-revalidate')
    const whoHolds = (held: string) => get(PAGE_PATH, { headers: { 'If-None-Match': held } })
    for (const held of [etag, `W/${etag}`, `"autre", ${etag}`]) {
      const { status, html } = await whoHolds(held)
      expect([held, status, html]).toEqual([held, 304, ''])
    }
    expect((await whoHolds('"autre"')).status).toBe(200)
    await staff.setGlobal('site', { tagline: 'Encore une signature' })
    const after = await whoHolds(etag)
    expect([after.status, after.html]).toEqual([
      200,
      expect.stringContaining('Encore une signature'),
    ])
  })
})

describe('without a proxy', () => {
  /** The response to a request with these encodings; `html` is decompressed, as in a browser. */
  async function ask(path: string, accepted: string, more: Record<string, string> = {}) {
    const headers = { 'Accept-Encoding': accepted, ...more }
    const answer = await get(path, { headers })
    const told = (name: string) => answer.headers.get(name)
    return { ...answer, encoding: told('content-encoding'), etag: String(told('etag')), told }
  }

  it.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip', 'gzip'],
    ['identity', null],
  ])('a page is sent to a browser that accepts “%s” as %s', async (accepted, encoding) => {
    const plain = await ask(PAGE_PATH, 'identity')
    for (let visit = 0; visit < 2; visit++) {
      const page = await ask(PAGE_PATH, accepted)
      expect([page.encoding, page.html]).toEqual([encoding, plain.html])
      expect(page.told('x-content-encoding')).toBeNull()
      expect(page.told('vary')).toMatch(/Accept-Encoding/)
    }
  })

  it('each encoding has its own ETag, and is not sent twice', async () => {
    const [packed, plain] = await Promise.all([ask(PAGE_PATH, 'br'), ask(PAGE_PATH, 'identity')])
    expect(packed.etag).not.toBe(plain.etag)
    const status = async (accepted: string, etag: string) =>
      (await ask(PAGE_PATH, accepted, { 'If-None-Match': etag })).status
    expect(await status('br', packed.etag)).toBe(304)
    expect(await status('identity', plain.etag)).toBe(304)
    expect(await status('br', plain.etag)).toBe(200)
  })

  it('a response that is not cached is compressed too', async () => {
    const missing = await ask('/nulle-part', 'gzip')
    expect([missing.status, missing.encoding]).toEqual([404, 'gzip'])
    expect(missing.html).toContain('</html>')
  })
})

describe('a member of staff signed in to the admin', () => {
  /** The header that a browser sends for a typed address: without it Payload ignores the session cookie. */
  const TYPED = { 'Sec-Fetch-Site': 'none' }

  let cookie: string
  beforeAll(async () => {
    cookie = await cookieOf()
  })

  /** The session cookie that the log-in endpoint sets. */
  async function cookieOf(): Promise<string> {
    const { headers } = await get('/api/users/login', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(ACCOUNT),
    })
    return headers.get('Set-Cookie')!.split(';')[0]!
  }

  const visitWith = (Cookie: string, headers: Record<string, string> = {}, path = PAGE_PATH) =>
    get(path, { headers: { ...TYPED, ...headers, Cookie } })

  it('finds a link to change the page, and otherwise the same page', async () => {
    const hero = { title: 'Un brouillon' }
    await staff.change('pages', content.page, { hero }, { asDraft: true })
    const { html } = await visitWith(cookie)
    const edit = `/admin/collections/pages/${content.page}`
    expect(html).toContain(`href="${edit}">Modifier cette page<`)
    const visited = await get(PAGE_PATH)
    expect(html.replace(/<nav class="eig-staff".*?<\/nav>/s, '')).toBe(visited.html)
  })

  it('gets a copy that is not cached and has no validators', async () => {
    const { etag } = Object.fromEntries((await get(PAGE_PATH)).headers)
    const { status, headers } = await visitWith(cookie, { 'If-None-Match': etag! })
    expect(status).toBe(200)
    expect(headers.get('Cache-Control')).toBe('private, no-store')
    expect(headers.get('Vary')).toMatch(/Cookie/i)
    for (const name of ['ETag', 'Last-Modified', 'X-Page-Cache']) {
      expect([name, headers.get(name)]).toEqual([name, null])
    }
  })

  it('gets the same redirects, errors and feeds as visitors', async () => {
    expect((await visitWith(cookie, {}, '/')).status).toBe(307)
    expect((await visitWith(cookie, {}, '/nulle-part')).status).toBe(404)
    expect((await visitWith(cookie, {}, '/appels.ics')).html).not.toContain('Modifier')
  })

  it('changes nothing for other visitors, even right after requesting a copy', async () => {
    const before = await get(PAGE_PATH)
    await visitWith(cookie)
    const after = await get(PAGE_PATH)
    expect([after.html, after.headers.get('ETag')]).toEqual([
      before.html,
      before.headers.get('ETag'),
    ])
    expect(after.headers.get('X-Page-Cache')).toBe('hit')
    expect(after.html).not.toContain('Modifier cette page')
  })

  it.each([
    ['a forged token', 'payload-token=eyJhbGciOiJIUzI1NiJ9.e30.x'],
    ['an empty token', 'payload-token='],
    ['an unrelated cookie', 'theme=dark'],
  ])('is treated as an anonymous visitor with %s', async (_case, Cookie) => {
    const { html, headers } = await visitWith(Cookie)
    expect([html, headers.get('X-Page-Cache')]).toEqual([(await get(PAGE_PATH)).html, 'hit'])
  })

  it('is treated as an anonymous visitor after signing out, and in a request from another site with the cookie', async () => {
    const foreign = await visitWith(cookie, { 'Sec-Fetch-Site': 'cross-site' })
    expect(foreign.html).not.toContain('Modifier cette page')
    const headers = { ...TYPED, Cookie: cookie }
    expect((await get('/api/users/logout', { method: 'POST', headers })).status).toBe(200)
    const out = await visitWith(cookie)
    expect(out.html).not.toContain('Modifier cette page')
    expect(out.headers.get('X-Page-Cache')).toBe('hit')
  })
})

/** What the next visitor reads. Visits once only: a second visit would hide a change that appears late. */
const read = async () => words((await get()).html)

/** Puts the page in the cache, so that the test checks that the change expires it. Returns its words. */
async function cachedPage() {
  await get()
  const { headers, html } = await get()
  expect(headers.get('x-page-cache')).toBe('hit')
  return words(html)
}

describe('the very next request shows', () => {
  it('a change of the page itself', async () => {
    await cachedPage()
    await staff.change('pages', content.page, {
      hero: { title: 'Un grand titre tout neuf', apply: { label: 'Déposer un dossier' } },
    })
    expect(await read()).toContain('Un grand titre tout neuf')
  })

  it.each([
    ['criterion', 'criteria', () => content.criteria[1], 'description'],
    ['profile', 'profiles', () => content.profiles[0], 'description'],
    ['step', 'selection-steps', () => content.steps[2], 'text'],
  ] as const)('a change of a %s that the page shows', async (_, collection, id, field) => {
    await cachedPage()
    const text = `Phrase publiée à l’instant dans ${collection}.`
    await staff.change(collection, String(id()), { [field]: text })
    expect(await read()).toContain(text)
  })

  it('a call closed by hand, and opened again', async () => {
    const open = await cachedPage()
    expect(open).toContain('Appel ouvert')
    expect(open).toContain('Déposer un dossier')
    expect(open).not.toContain('Vous arrivez trop tard')

    await staff.change('calls', content.call, { override: 'closed', overrideReason: 'Complet' })
    const closed = await read()
    expect(closed).toContain('Appel clos')
    expect(closed).toContain('Vous arrivez trop tard')
    expect(closed).not.toContain('Déposer un dossier')

    await staff.change('calls', content.call, { override: null, overrideReason: null })
    expect(await read()).toContain('Appel ouvert')
  })

  it('criteria in another order, numbered by their place', async () => {
    expect(await cachedPage()).toMatch(/Critère 1 Un besoin vérifié.*Critère 3 Un code ouvert/)
    const criteria = content.criteria.toReversed()
    await staff.change('pages', content.page, { sections: pageSections({ ...content, criteria }) })
    expect(await read()).toMatch(/Critère 1 Un code ouvert.*Critère 3 Un besoin vérifié/)
  })

  it('the settings of the site', async () => {
    await cachedPage()
    await staff.setGlobal('site', { name: 'Nouveau nom' })
    expect((await get()).html).toMatch(/<title>Collectivités – [^<]* – Nouveau nom<\/title>/)
  })

  it('the values of the call that the page names, in its description too', async () => {
    await staff.change('calls', content.call, {
      closesAt: '2199-03-31T16:00:00.000Z',
      correctsDates: true,
    })
    const introduction = 'L’appel est {{état}}, clôture **{{ cloture }}**.'
    await staff.change('pages', content.page, { hero: { title: 'Accueillir', introduction } })
    // The call was closed, then opened again, by the tests above.
    expect((await get()).html.replaceAll('\u00a0', ' ')).toMatch(
      /<meta name="description" content="Appel ouvert\. Rouvert jusqu’au dimanche 31 mars 2199 à 18 h \(heure de Paris\)\. L’appel est ouvert, clôture le dimanche 31 mars/,
    )
    await staff.change('calls', content.call, { closesAt: '2199-04-30T16:30:00.000Z' })
    expect(await read()).toContain('clôture le mardi 30 avril 2199 à 18 h 30 (heure de Paris) .')
  })
})

describe('the very next request no longer shows', () => {
  it('a criterion that was unpublished, and the numbers close up', async () => {
    const criteria = content.criteria.slice(0, 2)
    const first = String(criteria[0])
    await staff.change('pages', content.page, { sections: pageSections({ ...content, criteria }) })
    expect(await cachedPage()).toContain('Critère 2')

    await staff.change('criteria', first, { _status: 'draft' })
    const without = await read()
    expect(without).not.toContain('Un besoin vérifié')
    expect(without).not.toContain('Critère 2')

    await staff.change('criteria', first, {})
    expect(await read()).toContain('Un besoin vérifié')
  })

  it('a page that was unpublished, until it is published again', async () => {
    await cachedPage()
    await staff.change('pages', content.page, { _status: 'draft' })
    expect((await get()).status).toBe(404)
    await staff.change('pages', content.page, {})
    expect((await get()).status).toBe(200)
  })
})

it('a page is found as soon as it is published, and no longer once deleted', async () => {
  const page = { title: 'Brève', slug: 'breve', hero: { title: 'Une page brève' } }
  expect((await get('/breve')).status).toBe(404)
  const id = await staff.create('pages', page)
  expect((await get('/breve')).html).toContain('Une page brève')
  expect((await get('/breve')).headers.get('x-page-cache')).toBe('hit')
  await staff.remove('pages', id)
  expect((await get('/breve')).status).toBe(404)
  await staff.create('pages', page)
  expect((await get('/breve')).status).toBe(200)
})

it('a text with an unknown placeholder is answered 400, with its field and a French sentence', async () => {
  const hero = { title: 'Accueillir', introduction: 'Clôture le {{fin}}.' }
  const data = { _status: 'published', hero }
  const response = await staff.ask('PATCH', `/api/pages/${content.page}`, data)
  expect(response.status).toBe(400)
  const message = expect.stringContaining('Inconnu\u00a0: «\u00a0{{fin}}\u00a0»')
  expect(await response.json()).toMatchObject({
    errors: [{ data: { errors: [{ path: 'hero.introduction', message }] } }],
  })
  expect((await get()).html).not.toContain('fin}}')
})
