import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

import { afterAll, expect, it } from '@jest/globals'

import { whenReady } from '@/scripts/server/run'

const asked: string[] = []
const server = createServer(({ url = '' }, response) => {
  asked.push(url)
  response.writeHead(asked.length < 3 ? 503 : 200).end()
})
// When the test fails too: a server that listens keeps Jest from ending.
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

it('waits for a server that is down at first, then not ready, then ready', async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  const ready = whenReady(port, null)
  server.listen(port, '127.0.0.1')
  await ready
  expect(asked).toEqual(['/readyz', '/readyz', '/readyz'])
})
