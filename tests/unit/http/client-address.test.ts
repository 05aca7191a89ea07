import { expect, it } from '@jest/globals'
import type { Socket } from 'node:net'

import { clientAddress } from '@/platform/http/watch-requests'

const from = (forwarded: string | undefined) => ({
  headers: { 'x-forwarded-for': forwarded },
  socket: { remoteAddress: '10.0.0.1' } as Socket,
})

it.each([
  ['believes nobody without a trusted proxy', '198.51.100.7', 0, '10.0.0.1'],
  ['takes what the one proxy saw', '198.51.100.7', 1, '198.51.100.7'],
  ['leaves what the visitor wrote', '203.0.113.9, 198.51.100.7', 1, '198.51.100.7'],
  ['counts the proxies from the end', '203.0.113.9, 198.51.100.7, 10.0.0.2', 2, '198.51.100.7'],
  ['takes the first when a proxy is missing', '198.51.100.7', 2, '198.51.100.7'],
  ['falls back on the connection', undefined, 1, '10.0.0.1'],
])('%s', (_, forwarded, proxies, expected) => {
  expect(clientAddress(from(forwarded), proxies)).toBe(expected)
})
