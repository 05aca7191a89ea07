import type { IncomingMessage } from 'node:http'

import { expect, it } from '@jest/globals'

import { welcomeFollowedLink } from '@/lib/security/followed-link'

const FOLLOWED = {
  'sec-fetch-site': 'cross-site',
  'sec-fetch-mode': 'navigate',
  'sec-fetch-dest': 'document',
}
const ID = '0b9f1c9e-6a53-4b0e-9d0a-2f5f0f6f5a11'

/** Where Payload is told that a request for `path` comes from. */
function origin(path: string, headers: Record<string, string> = FOLLOWED, method = 'GET') {
  const request = { method, headers: { ...headers } } as unknown as IncomingMessage
  welcomeFollowedLink(request, path)
  return request.headers['sec-fetch-site']
}

it.each([
  '/admin',
  '/admin/',
  `/admin/collections/pages/${ID}`,
  '/admin/collections/review-requests/665f1f77bcf86cd799439011',
  '/admin/globals/site',
  '/apercu',
  '/apercu/participer/faq',
])('a link to %s is followed by whoever is signed in', (path) => {
  expect(origin(path)).toBe('none')
})

it.each([
  '/admin/collections/pages/create',
  '/admin/collections/pages/%63reate',
  '/admin/collections/pages',
  `/admin/collections/pages/${ID}/versions`,
  '/admin/logout',
  '/admin/users/verify/0123456789abcdef',
  '/api/users/me',
  `/api/documents/file/${ID}`,
  '/partage/x',
])('a link to %s, which may change something or is no page, is not', (path) => {
  expect(origin(path)).toBe('cross-site')
})

it.each([
  { ...FOLLOWED, 'sec-fetch-dest': 'iframe' },
  { ...FOLLOWED, 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty' },
  { ...FOLLOWED, 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' },
])('what another site loads by itself is not: %j', (headers) => {
  expect(origin('/admin', headers)).toBe('cross-site')
})

it('a form of another site is not', () => {
  expect(origin('/admin', FOLLOWED, 'POST')).toBe('cross-site')
})
