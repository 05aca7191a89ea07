import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'

import { PAGE_PATH, publishContent } from '@/tests/support/content'
import { startServer, type RunningServer } from '@/tests/support/server'
import { signUp, type Staff } from '@/tests/support/staff'
import { visit, words } from '@/tests/support/visitor'

jest.setTimeout(90_000)

let server: RunningServer
let staff: Staff
const get = (path: string, init?: RequestInit) => visit(server.url, path, init)

beforeAll(async () => {
  server = await startServer()
  staff = await signUp(server.url)
  await publishContent(staff)
})
afterAll(() => server.stop())

describe('a published page', () => {
  it('is a complete French document, from the first byte and without a script inside', async () => {
    const { status, headers, html } = await get(PAGE_PATH)
    expect(status).toBe(200)
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(headers.get('x-powered-by')).toBeNull()
    expect(html).toMatch(/^<!DOCTYPE html><html lang="fr"/)
    expect(html).toContain('<title>Collectivités – Équipes d’essai</title>')
    // JSON-LD is a block of data: no browser runs it.
    const withoutData = html.replace(/<script type="application\/ld\+json">/g, '')
    expect(withoutData).not.toMatch(/<script(?![^>]*\ssrc=)|\son\w+=|\/_next\//)

    const text = words(html)
    for (const word of ['Critère 1', 'Critère 3', 'Deux métiers.', 'Entretien avec le jury']) {
      expect(text).toContain(word)
    }
    expect(html.match(/<h1[ >]/g)).toHaveLength(1)
  })

  it('loads only files that exist', async () => {
    const { html } = await get(PAGE_PATH)
    const files = [...html.matchAll(/(?:src|href)="(\/assets\/[^"#]+)/g)].map(([, file]) => file)
    expect(files.length).toBeGreaterThan(5)
    for (const file of new Set(files)) {
      const { status, headers } = await get(String(file))
      expect([file, status]).toEqual([file, 200])
      expect(headers.get('cache-control')).toContain('immutable')
    }
  })

  it('answers HEAD with the same headers and no body', async () => {
    const page = await get(PAGE_PATH)
    const head = await get(PAGE_PATH, { method: 'HEAD' })
    expect(head.status).toBe(200)
    expect(head.html).toBe('')
    for (const name of ['etag', 'content-type', 'cache-control']) {
      expect(head.headers.get(name)).toBe(page.headers.get(name))
    }
  })

  it('refuses other methods', async () => {
    expect((await get(PAGE_PATH, { method: 'POST' })).status).toBe(405)
    expect((await get(PAGE_PATH)).status).toBe(200)
  })
})

describe('the cache', () => {
  it('renders once, then answers from memory with the same bytes', async () => {
    await staff.setSite({ tagline: 'Une autre signature' })
    const first = await get(PAGE_PATH)
    const second = await get(PAGE_PATH)
    expect(first.headers.get('x-page-cache')).toBe('miss')
    expect(second.headers.get('x-page-cache')).toBe('hit')
    expect(second.html).toBe(first.html)
  })

  it('ignores query strings', async () => {
    const plain = await get(PAGE_PATH)
    const tracked = await get(`${PAGE_PATH}?utm_source=lettre&draft=true&depth=9`)
    expect(tracked.headers.get('x-page-cache')).toBe('hit')
    expect(tracked.html).toBe(plain.html)
  })

  it('lets nobody keep the page without asking, and answers 304 to who holds it', async () => {
    const { headers } = await get(PAGE_PATH)
    const etag = String(headers.get('etag'))
    expect(headers.get('cache-control')).toBe('public, max-age=0, must-revalidate')

    for (const held of [etag, `W/${etag}`, `"autre", ${etag}`]) {
      const revalidated = await get(PAGE_PATH, { headers: { 'If-None-Match': held } })
      expect([held, revalidated.status, revalidated.html]).toEqual([held, 304, ''])
    }
    const outdated = await get(PAGE_PATH, { headers: { 'If-None-Match': '"autre"' } })
    expect(outdated.status).toBe(200)
  })

  it('changes the ETag with the page', async () => {
    const before = await get(PAGE_PATH)
    await staff.setSite({ tagline: 'Encore une signature' })
    const held = { 'If-None-Match': String(before.headers.get('etag')) }
    const after = await get(PAGE_PATH, { headers: held })
    expect(after.status).toBe(200)
    expect(after.html).toContain('Encore une signature')
  })
})
