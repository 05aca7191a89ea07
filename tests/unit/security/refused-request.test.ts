import { beforeEach, expect, it, jest } from '@jest/globals'

import type { Assets } from '@/platform/assets'
import { REFUSED, type Refused, writeRefused } from '@/platform/security/reason-to-refuse'
import { assets } from '@/tests/fixtures/views'

Object.assign(process.env, { PAYLOAD_SECRET: 'test'.repeat(8) })

const readAssets = jest.fn<() => Assets>()
jest.unstable_mockModule('@/platform/assets', () => ({ readAssets }))
const { refusedRequest } = await import('@/site/refused-request')
beforeEach(() => void readAssets.mockReset().mockReturnValue(assets))

async function answerTo(refused: Refused | null) {
  const headers = new Headers(refused ? { [REFUSED]: writeRefused(refused) } : {})
  const response = await refusedRequest(headers)
  const title = /<h1>(.+?)<\/h1>/.exec(await response.text())?.[1]
  return { status: response.status, title, headers: Object.fromEntries(response.headers) }
}

it.each<[Refused, string, Record<string, string>]>([
  [{ status: 400 }, 'Adresse incorrecte', {}],
  [{ status: 404 }, 'Page non trouvée', {}],
  [{ status: 405, allow: ['GET', 'HEAD'] }, 'Demande impossible', { allow: 'GET, HEAD' }],
  [{ status: 429, retryAfter: 90 }, 'Trop de demandes', { 'retry-after': '90' }],
])('%j gets a page in French that says what to do', async (refused, title, headers) => {
  const answer = await answerTo(refused)
  expect(answer).toMatchObject({ status: refused.status, title, headers })
  expect(answer.headers['content-type']).toBe('text/html; charset=utf-8')
})

it('a visitor who opens the address of refused requests directly gets a 404', async () => {
  expect(await answerTo(null)).toMatchObject({ status: 404, title: 'Page non trouvée' })
})

it('a refusal is sent as one sentence when its page cannot be rendered', async () => {
  readAssets.mockImplementation(() => {
    throw new Error('manifest.json cannot be read')
  })
  // Pages are cached by status, so no test above may request this status.
  const answer = await answerTo({ status: 413 })
  expect(answer).toMatchObject({ status: 413, title: undefined })
  expect(answer.headers).toMatchObject({ 'content-type': 'text/plain; charset=utf-8' })
})
