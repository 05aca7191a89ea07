import { beforeEach, expect, it, jest } from '@jest/globals'

import { LIMITS } from '@/platform/security/attempts'

const warn = jest.fn<(line: { report: object }) => void>()
const config = Promise.resolve({})
jest.unstable_mockModule('@payload-config', () => ({ default: config }))
const getPayload = (asked: { config?: unknown }) =>
  asked.config === config
    ? Promise.resolve({ logger: { warn } })
    : Promise.reject(new Error('no config'))
jest.unstable_mockModule('payload', () => ({ getPayload }))
jest.unstable_mockModule('@/platform/log/logger', () => ({ logger: jest.fn() }))
const { CLIENT_ADDRESS } = await import('@/platform/http/request-id')
const { receiveReport } = await import('@/site/policy-reports')

let visitors = 0
let who: string
beforeEach(() => {
  who = `192.0.2.${(visitors += 1)}`
  warn.mockReset()
})

const send = (body: string | null, method = 'POST') =>
  receiveReport(
    new Request('https://site.exemple.fr/rapports-csp', {
      method,
      headers: { [CLIENT_ADDRESS]: who },
      body,
    }),
  )

const report = (blocked: string) => ({
  'csp-report': {
    'effective-directive': 'script-src',
    'blocked-uri': blocked,
    'document-uri': 'https://site.exemple.fr/partage/cle',
  },
})

it('logs a violation, without the key that an address contains', async () => {
  const response = await send(JSON.stringify(report('inline')))
  expect([response.status, await response.text()]).toEqual([204, ''])
  const page = 'https://site.exemple.fr/partage'
  expect(warn.mock.calls).toEqual([
    [
      {
        report: { directive: 'script-src', blocked: 'inline', page, source: '' },
        msg: 'Violation de la politique de sécurité du contenu (CSP)',
      },
    ],
  ])
})

it.each([
  ['an empty body', null],
  ['invalid JSON', '{"csp-report":'],
  ['JSON that is not a report', '{"n":"importe quoi"}'],
  ['a report that is too large', JSON.stringify({ ...report('a'), x: 'x'.repeat(64 * 1024) })],
])('responds 204 to %s, and logs nothing', async (_, body) => {
  const response = await send(body)
  expect([response.status, await response.text()]).toEqual([204, ''])
  expect(warn).not.toHaveBeenCalled()
})

it('refuses for a while a client that sends too many reports', async () => {
  for (let time = 0; time < LIMITS.policyReport.times; time++) {
    expect((await send(null)).status).toBe(204)
  }
  const response = await send(JSON.stringify(report('inline')))
  expect(response.status).toBe(429)
  expect(Number(response.headers.get('Retry-After'))).toBeGreaterThan(0)
  expect(warn).not.toHaveBeenCalled()
})
