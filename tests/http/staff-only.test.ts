import { randomUUID } from 'node:crypto'

import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'

import { PAGE_PATH, publishContent } from '@/tests/support/content'
import { startServer, type RunningServer } from '@/tests/support/server'
import { signUp } from '@/tests/support/staff'
import { visit } from '@/tests/support/visitor'

jest.setTimeout(90_000)

const COLLECTIONS = [
  ...['pages', 'criteria', 'profiles', 'selection-steps', 'calls'],
  ...['users', 'redirects', 'revisions'],
]

let server: RunningServer

beforeAll(async () => {
  server = await startServer()
  await publishContent(await signUp(server.url))
})
afterAll(() => server.stop())

describe('what is for staff only', () => {
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
  ])('is refused at %s', async (path) => {
    const { status, html } = await visit(server.url, path)
    expect([400, 403, 404, 501]).toContain(status)
    expect(html).not.toContain('example.gouv.fr')
  })

  it('has no GraphQL', async () => {
    const query = JSON.stringify({ query: '{ Users { docs { email } } }' })
    const json = { 'Content-Type': 'application/json' }
    expect((await visit(server.url, '/api/graphql')).status).toBe(404)
    const posted = await visit(server.url, '/api/graphql', {
      method: 'POST',
      headers: json,
      body: query,
    })
    expect(posted.status).toBe(404)
    expect((await visit(server.url, '/api/graphql-playground')).status).toBe(404)
  })

  it.each(['POST', 'PATCH', 'DELETE'])('is not changed by a visitor’s %s', async (method) => {
    const body = JSON.stringify({ title: 'Pirate', name: 'Pirate' })
    const headers = { 'Content-Type': 'application/json' }
    for (const slug of COLLECTIONS) {
      const path = method === 'POST' ? `/api/${slug}` : `/api/${slug}?where[id][in]=${randomUUID()}`
      const { status } = await visit(server.url, path, { method, headers, body })
      expect([slug, status]).toEqual([slug, 403])
    }
    expect((await visit(server.url, PAGE_PATH)).status).toBe(200)
  })

  it('makes no second first account', async () => {
    const again = await visit(server.url, '/api/users/first-register', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ email: 'intrus@example.fr', password: 'intrus-intrus' }),
    })
    expect(again.status).toBe(403)
  })
})
