import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'

import { PAGE_PATH } from '@/tests/support/content'
import { startSite, type Site } from '@/tests/support/site'
import { ACCOUNT } from '@/tests/support/staff'
import { namedFiles, visit, words } from '@/tests/support/visitor'

jest.setTimeout(90_000)

let site: Site
beforeAll(async () => {
  site = await startSite('fixture')
})
afterAll(() => site?.server.stop())

const get = (path: string, init?: RequestInit) => visit(site.server.url, path, init)

describe('a published page', () => {
  it('is a complete French document, from the first byte and without a script inside', async () => {
    const { status, headers, html } = await get(PAGE_PATH)
    expect(status).toBe(200)
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(headers.get('x-powered-by')).toBeNull()
    expect(html).toMatch(/^<!DOCTYPE html><html lang="fr"/)
    // JSON-LD is a block of data: no browser runs it.
    const withoutData = html.replace(/<script type="application\/ld\+json">/g, '')
    expect(withoutData).not.toMatch(/<script(?![^>]*\ssrc=)|\son\w+=|\/_next\//)
    expect(html).not.toMatch(/<style|\sstyle="|javascript:/)
    for (const word of ['Critère 1', 'Critère 3', 'Deux métiers.', 'Entretien avec le jury']) {
      expect(words(html)).toContain(word)
    }
  })

  it('loads only files that exist, which browsers keep', async () => {
    const files = namedFiles((await get(PAGE_PATH)).html)
    expect(files.length).toBeGreaterThan(5)
    for (const file of files) {
      const { status, headers } = await get(file)
      expect([file, status]).toEqual([file, 200])
      expect(headers.get('cache-control')).toContain('immutable')
    }
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
  it('renders once, then answers from memory with the same bytes, whatever the query', async () => {
    await site.staff.setGlobal('site', { tagline: 'Une autre signature' })
    const first = await get(PAGE_PATH)
    expect(first.headers.get('x-page-cache')).toBe('miss')
    for (const query of ['', '?utm_source=lettre&draft=true&depth=9']) {
      const again = await get(PAGE_PATH + query)
      expect([again.headers.get('x-page-cache'), again.html]).toEqual(['hit', first.html])
    }
  })

  it('lets nobody keep the page without asking, answers 304 to who holds it, until it changes', async () => {
    const { headers } = await get(PAGE_PATH)
    const etag = String(headers.get('etag'))
    expect(headers.get('cache-control')).toBe('public, max-age=0, must-revalidate')
    const whoHolds = (held: string) => get(PAGE_PATH, { headers: { 'If-None-Match': held } })
    for (const held of [etag, `W/${etag}`, `"autre", ${etag}`]) {
      const { status, html } = await whoHolds(held)
      expect([held, status, html]).toEqual([held, 304, ''])
    }
    expect((await whoHolds('"autre"')).status).toBe(200)
    await site.staff.setGlobal('site', { tagline: 'Encore une signature' })
    const after = await whoHolds(etag)
    expect([after.status, after.html]).toEqual([
      200,
      expect.stringContaining('Encore une signature'),
    ])
  })
})

describe('without a proxy', () => {
  /** `html`: unpacked, as a browser would. */
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
  ])('a page is sent to a browser that takes “%s” as %s', async (accepted, encoding) => {
    const plain = await ask(PAGE_PATH, 'identity')
    for (let visit = 0; visit < 2; visit++) {
      const page = await ask(PAGE_PATH, accepted)
      expect([page.encoding, page.html]).toEqual([encoding, plain.html])
      expect(page.told('x-content-encoding')).toBeNull()
      expect(page.told('vary')).toMatch(/Accept-Encoding/)
    }
  })

  it('each encoding has a validator of its own, and is not sent twice', async () => {
    const [packed, plain] = await Promise.all([ask(PAGE_PATH, 'br'), ask(PAGE_PATH, 'identity')])
    expect(packed.etag).not.toBe(plain.etag)
    const status = async (accepted: string, etag: string) =>
      (await ask(PAGE_PATH, accepted, { 'If-None-Match': etag })).status
    expect(await status('br', packed.etag)).toBe(304)
    expect(await status('identity', plain.etag)).toBe(304)
    expect(await status('br', plain.etag)).toBe(200)
  })

  it('what is not kept is compressed too', async () => {
    const missing = await ask('/nulle-part', 'gzip')
    expect([missing.status, missing.encoding]).toEqual([404, 'gzip'])
    expect(missing.html).toContain('</html>')
  })
})

describe('whoever is signed in to the admin', () => {
  /** As a browser sends it when someone types an address: without it Payload does not trust a cookie. */
  const TYPED = { 'Sec-Fetch-Site': 'none' }

  let cookie: string
  beforeAll(async () => {
    cookie = await cookieOf()
  })

  /** The cookie that the admin's form gives to whoever signs in. */
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

  it('finds links to change the page and to read its draft, and the same page otherwise', async () => {
    const hero = { title: 'Un brouillon' }
    await site.staff.change('pages', site.content.page, { hero }, { asDraft: true })
    const { html } = await visitWith(cookie)
    const edit = `/admin/collections/pages/${site.content.page}`
    expect(html).toContain(`href="${edit}">Modifier cette page<`)
    expect(html).toContain(`href="/apercu${PAGE_PATH}">Voir le brouillon<`)
    const visited = await get(PAGE_PATH)
    expect(html.replace(/<nav class="eig-staff".*?<\/nav>/s, '')).toBe(visited.html)
  })

  it('has a copy that nobody keeps, with nothing to be recognised by', async () => {
    const { etag } = Object.fromEntries((await get(PAGE_PATH)).headers)
    const { status, headers } = await visitWith(cookie, { 'If-None-Match': etag! })
    expect(status).toBe(200)
    expect(headers.get('Cache-Control')).toBe('private, no-store')
    expect(headers.get('Vary')).toMatch(/Cookie/i)
    for (const name of ['ETag', 'Last-Modified', 'X-Page-Cache']) {
      expect([name, headers.get(name)]).toEqual([name, null])
    }
  })

  it('finds nothing else changed: redirects, errors, feeds', async () => {
    expect((await visitWith(cookie, {}, '/')).status).toBe(307)
    expect((await visitWith(cookie, {}, '/nulle-part')).status).toBe(404)
    expect((await visitWith(cookie, {}, '/appels.ics')).html).not.toContain('Modifier')
  })

  it('changes nothing for everyone else, right after a copy for staff too', async () => {
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
    ['an empty one', 'payload-token='],
    ['a cookie of something else', 'theme=dark'],
  ])('is nobody with %s', async (_case, Cookie) => {
    const { html, headers } = await visitWith(Cookie)
    expect([html, headers.get('X-Page-Cache')]).toEqual([(await get(PAGE_PATH)).html, 'hit'])
  })

  it('is a visitor once signed out, and to a page of another site that asks with the cookie', async () => {
    const foreign = await visitWith(cookie, { 'Sec-Fetch-Site': 'cross-site' })
    expect(foreign.html).not.toContain('Modifier cette page')
    const headers = { ...TYPED, Cookie: cookie }
    expect((await get('/api/users/logout', { method: 'POST', headers })).status).toBe(200)
    const out = await visitWith(cookie)
    expect(out.html).not.toContain('Modifier cette page')
    expect(out.headers.get('X-Page-Cache')).toBe('hit')
  })
})
