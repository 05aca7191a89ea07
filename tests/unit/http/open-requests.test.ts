import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http'
import { connect, type AddressInfo } from 'node:net'

import { expect, it } from '@jest/globals'

import { OpenRequests } from '@/platform/http/watch-requests'

const answered = (port: number) =>
  new Promise<IncomingMessage>((resolve, reject) => {
    const asked = request({ port, path: '/lente' }, resolve)
    asked.on('error', reject)
    asked.end()
  })

it('answers what is open, tells its client to go, and refuses what is new', async () => {
  const open = new OpenRequests()
  let begun: (response: ServerResponse) => void
  const slow = new Promise<ServerResponse>((resolve) => (begun = resolve))
  const server = createServer((_, response) => {
    open.add(server, response)
    begun(response)
  })
  await new Promise<void>((resolve) => server.listen(0, resolve))
  const { port } = server.address() as AddressInfo

  const answer = answered(port)
  const response = await slow
  expect(open.size).toBe(1)
  let isFinished = false
  const finished = open.finish().then(() => (isFinished = true))
  await expect(answered(port)).rejects.toThrow('ECONNREFUSED')
  expect(isFinished).toBe(false)

  response.end('fini')
  const { headers, statusCode } = (await answer).resume()
  await finished
  expect([statusCode, headers.connection, open.size]).toEqual([200, 'close', 0])
})

it('has nothing to finish before the first request', async () => {
  await expect(new OpenRequests().finish()).resolves.toBeUndefined()
})

it('forgets what a client asked in one go, when that client goes away', async () => {
  const open = new OpenRequests()
  const begun: ServerResponse[] = []
  const server = createServer((_, response) => {
    open.add(server, response)
    begun.push(response)
  })
  await new Promise<void>((resolve) => server.listen(0, resolve))
  const client = connect((server.address() as AddressInfo).port)
  client.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n'.repeat(3))
  while (begun.length < 3) await new Promise(setImmediate)
  expect(open.size).toBe(3)

  const finished = open.finish()
  client.destroy()
  await finished
  expect(open.size).toBe(0)
})
