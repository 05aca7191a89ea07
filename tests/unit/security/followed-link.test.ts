import type { IncomingMessage } from 'node:http'

import { expect, it } from '@jest/globals'

import { welcomeFollowedLink } from '@/platform/security/protect-responses'

const FOLLOWED = {
  'sec-fetch-site': 'cross-site',
  'sec-fetch-mode': 'navigate',
  'sec-fetch-dest': 'document',
}
/** Where Payload is told that a request comes from. */
function origin(headers: Record<string, string>, method = 'GET') {
  const request = { method, headers: { ...headers } } as unknown as IncomingMessage
  welcomeFollowedLink(request)
  return request.headers['sec-fetch-site']
}

it('a link that somebody follows counts as an address that was typed', () => {
  expect(origin(FOLLOWED)).toBe('none')
})

it.each([
  { ...FOLLOWED, 'sec-fetch-dest': 'iframe' },
  { ...FOLLOWED, 'sec-fetch-mode': 'no-cors' },
  { ...FOLLOWED, 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty' },
  { ...FOLLOWED, 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' },
])('what another site loads by itself is not: %j', (headers) => {
  expect(origin(headers)).toBe('cross-site')
})

it('a form of another site is not', () => {
  expect(origin(FOLLOWED, 'POST')).toBe('cross-site')
})

it('a link within the site, or from a sibling of it, is as the browser says', () => {
  for (const site of ['same-origin', 'same-site']) {
    expect(origin({ ...FOLLOWED, 'sec-fetch-site': site })).toBe(site)
  }
})
