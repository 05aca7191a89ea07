import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'

import { PAGE_PATH, publishContent, type Content } from '@/tests/support/content'
import { startServer, type RunningServer } from '@/tests/support/server'
import { ACCOUNT, signUp, type Staff } from '@/tests/support/staff'
import { visit } from '@/tests/support/visitor'

jest.setTimeout(90_000)

/** As a browser sends it when someone types an address: without it Payload does not trust a cookie. */
const TYPED = { 'Sec-Fetch-Site': 'none' }

let server: RunningServer
let staff: Staff
let content: Content
let cookie: string

beforeAll(async () => {
  server = await startServer()
  staff = await signUp(server.url)
  content = await publishContent(staff)
  cookie = await cookieOf()
})
afterAll(() => server.stop())

/** The cookie that the admin's form gives to whoever signs in. */
async function cookieOf(): Promise<string> {
  const { headers } = await visit(server.url, '/api/users/login', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(ACCOUNT),
  })
  return headers.get('Set-Cookie')!.split(';')[0]!
}

const visitWith = (Cookie: string, headers: Record<string, string> = {}, path = PAGE_PATH) =>
  visit(server.url, path, { headers: { ...TYPED, ...headers, Cookie } })

describe('for whoever is signed in to the admin', () => {
  it('the public page has links to change it and to read its draft, and is the same otherwise', async () => {
    const { html } = await visitWith(cookie)
    expect(html).toContain(`href="/admin/collections/pages/${content.page}">Modifier cette page<`)
    expect(html).toContain(`href="/apercu${PAGE_PATH}">Voir le brouillon<`)
    const visited = await visit(server.url, PAGE_PATH)
    expect(html.replace(/<nav class="eig-staff".*?<\/nav>/s, '')).toBe(visited.html)
    expect(html.match(/<script/g)).toEqual(visited.html.match(/<script/g))
  })

  it('is kept by nobody, and has nothing to be recognised by', async () => {
    const { etag } = Object.fromEntries((await visit(server.url, PAGE_PATH)).headers)
    const { status, headers } = await visitWith(cookie, { 'If-None-Match': etag! })
    expect(status).toBe(200)
    expect(headers.get('Cache-Control')).toBe('private, no-store')
    expect(headers.get('Vary')).toMatch(/Cookie/i)
    expect(headers.get('ETag')).toBeNull()
    expect(headers.get('Last-Modified')).toBeNull()
    expect(headers.get('X-Page-Cache')).toBeNull()
  })

  it('shows what is published, not the draft', async () => {
    const hero = { title: 'Un brouillon' }
    await staff.change('pages', content.page, { hero }, { asDraft: true })
    expect((await visitWith(cookie)).html).not.toContain('Un brouillon')
  })

  it('nothing else changes: redirects, errors, feeds', async () => {
    expect((await visitWith(cookie, {}, '/')).status).toBe(307)
    expect((await visitWith(cookie, {}, '/nulle-part')).status).toBe(404)
    expect((await visitWith(cookie, {}, '/appels.ics')).html).not.toContain('Modifier')
  })
})

describe('for everyone else', () => {
  it('nothing changes, right after a copy for staff too', async () => {
    const before = await visit(server.url, PAGE_PATH)
    await visitWith(cookie)
    const after = await visit(server.url, PAGE_PATH)
    expect(after.html).toBe(before.html)
    expect(after.headers.get('ETag')).toBe(before.headers.get('ETag'))
    expect(after.headers.get('X-Page-Cache')).toBe('hit')
    expect(after.headers.get('Cache-Control')).toBe('public, max-age=0, must-revalidate')
    expect(after.html).not.toContain('Modifier cette page')
  })

  it.each([
    ['a forged token', 'payload-token=eyJhbGciOiJIUzI1NiJ9.e30.x'],
    ['an empty one', 'payload-token='],
    ['a cookie of something else', 'theme=dark'],
  ])('with %s, the page of visitors', async (_case, Cookie) => {
    const { html, headers } = await visitWith(Cookie)
    expect(html).toBe((await visit(server.url, PAGE_PATH)).html)
    expect(headers.get('X-Page-Cache')).toBe('hit')
  })

  it('after signing out, the page of visitors', async () => {
    const ended = await cookieOf()
    expect((await visitWith(ended)).html).toContain('Modifier cette page')
    const out = await visit(server.url, '/api/users/logout', {
      method: 'POST',
      headers: { ...TYPED, Cookie: ended },
    })
    expect(out.status).toBe(200)
    const { html, headers } = await visitWith(ended)
    expect(html).not.toContain('Modifier cette page')
    expect(headers.get('X-Page-Cache')).toBe('hit')
  })

  it('a page of another site learns nothing by asking with the cookie', async () => {
    const { html } = await visitWith(cookie, { 'Sec-Fetch-Site': 'cross-site' })
    expect(html).not.toContain('Modifier cette page')
  })
})
