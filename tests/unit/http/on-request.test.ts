import { once } from 'node:events'
import { createServer } from 'node:http'
import { connect, type AddressInfo } from 'node:net'

import { expect, it } from '@jest/globals'

import { onRequest } from '@/platform/http/on-request'

it('takes an address in absolute form for its path: it leads nowhere else', async () => {
  const seen: unknown[] = []
  onRequest(({ path, request }) => seen.push([path, request.url]))
  const server = createServer((_, response) => response.end())
  await new Promise<void>((resolve) => server.listen(0, resolve))
  const asked = [
    'http://evil.example',
    'http://evil.example/a?b=c',
    'file:///etc/passwd',
    '/a?b=http://c/d',
    '*',
  ]
  for (const address of asked) {
    const client = connect((server.address() as AddressInfo).port).resume()
    client.write(`OPTIONS ${address} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`)
    await once(client, 'close')
  }
  server.close()
  expect(seen).toEqual([
    ['/', '/'],
    ['/a', '/a?b=c'],
    ['/etc/passwd', '/etc/passwd'],
    ['/a', '/a?b=http://c/d'],
    ['*', '*'],
  ])
})
