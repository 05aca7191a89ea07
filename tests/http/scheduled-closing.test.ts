import { afterAll, beforeAll, expect, it, jest } from '@jest/globals'

import { PAGE_PATH, publishContent } from '@/tests/support/content'
import { startServer, type RunningServer } from '@/tests/support/server'
import { signUp } from '@/tests/support/staff'
import { visit, words } from '@/tests/support/visitor'

jest.setTimeout(90_000)

const CLOSES_IN_MS = 3000

let server: RunningServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())

async function stateAndCache() {
  const { headers, html } = await visit(server.url, PAGE_PATH)
  const state = /Appel (ouvert|clos|à venir)/.exec(words(html))?.[0]
  return [state, headers.get('x-page-cache')]
}

it('closes the call by itself, on the first request after its date, and caches both states', async () => {
  const staff = await signUp(server.url)
  const content = await publishContent(staff)
  const closesAt = Date.now() + CLOSES_IN_MS
  await staff.change('calls', content.call, { closesAt: new Date(closesAt).toISOString() })

  expect(await stateAndCache()).toEqual(['Appel ouvert', 'miss'])
  expect(await stateAndCache()).toEqual(['Appel ouvert', 'hit'])

  await new Promise((resolve) => setTimeout(resolve, closesAt - Date.now() + 1))
  expect(await stateAndCache()).toEqual(['Appel clos', 'miss'])
  expect(await stateAndCache()).toEqual(['Appel clos', 'hit'])

  const { html } = await visit(server.url, PAGE_PATH)
  expect(words(html)).toContain('Vous arrivez trop tard')
  expect(html).not.toContain('https://candidatures.example.fr/deposer')
})
