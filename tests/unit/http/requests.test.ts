import { on, once } from 'node:events'
import {
  createServer,
  request,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http'
import { connect, type AddressInfo, type Socket } from 'node:net'
import { Readable } from 'node:stream'

import { afterEach, expect, it, jest } from '@jest/globals'

import { forgetUnread, OpenRequests, clientAddress } from '@/platform/http/watch-requests'
import { onRequest } from '@/platform/http/on-request'

describe('the address of a client', () => {
  const from = (forwarded: string | undefined) => ({
    headers: { 'x-forwarded-for': forwarded },
    socket: { remoteAddress: '10.0.0.1' } as Socket,
  })

  it.each([
    ['ignores X-Forwarded-For without a trusted proxy', '198.51.100.7', 0, '10.0.0.1'],
    ['is the one that the only proxy saw', '198.51.100.7', 1, '198.51.100.7'],
    ['is not what the visitor wrote', '203.0.113.9, 198.51.100.7', 1, '198.51.100.7'],
    ['counts the proxies from the end', '203.0.113.9, 198.51.100.7, 10.0.0.2', 2, '198.51.100.7'],
    ['is the first one when a proxy is missing', '198.51.100.7', 2, '198.51.100.7'],
    ['falls back to the connection', undefined, 1, '10.0.0.1'],
  ])('%s', (_, forwarded, proxies, expected) => {
    expect(clientAddress(from(forwarded), proxies)).toBe(expected)
  })
})

describe('onRequest', () => {
  it('reads an address in absolute form as its path, so that it cannot lead to another host', async () => {
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
})

describe('a request that is refused before its end', () => {
  const MEGABYTE = 1024 * 1024

  let server: Server
  afterEach(() => {
    jest.useRealTimers()
    server.closeAllConnections()
    server.close()
  })

  /** Reads the beginning of `asked`, then stops in one of the ways in which a reader can stop. */
  const givesUp: [way: string, read: (asked: IncomingMessage) => Promise<unknown>][] = [
    ['stops reading', (asked) => once(asked, 'data').then(() => asked.pause())],
    [
      'cancels its web stream',
      async (asked) => {
        const reader = Readable.toWeb(asked).getReader()
        await reader.read()
        await reader.cancel()
      },
    ],
  ]

  describe.each(givesUp)('by a reader that %s', (_, read) => {
    /** Opens a connection to a server that reads the beginning of a request, then refuses it. */
    async function refused(longestMs?: number) {
      server = createServer((asked, response) => {
        forgetUnread(asked, response, longestMs)
        if (asked.method === 'GET') return void response.end('lu')
        void read(asked).then(() => response.writeHead(413).end('refusé'))
      })
      // A connection that is never read would be kept for this long.
      server.keepAliveTimeout = 60_000
      await new Promise<void>((resolve) => server.listen(0, resolve))
      const client = connect((server.address() as AddressInfo).port)
      return {
        client,
        received: async (words: string) => {
          let text = ''
          for await (const chunk of on(client, 'data')) {
            text += String(chunk)
            if (text.includes(words)) return
          }
        },
      }
    }
    const post = (length: number) =>
      `POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: ${length}\r\n\r\n`
    const GET = 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n'

    it.each([2, 4 * MEGABYTE])(
      'leaves the connection usable for the next request, after %d bytes',
      async (length) => {
        // With fake timers, all sent bytes are read before the timeout, however slow the machine is.
        jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'] })
        const { client, received } = await refused()
        client.write(`${post(length)}a`)
        await received('refusé')
        client.write('a'.repeat(length - 1))
        client.write(GET)
        await received('lu')
        expect(jest.getTimerCount()).toBe(1)
        jest.runAllTimers()
        client.write(GET)
        await received('lu')
        client.destroy()
      },
    )

    it('closes the connection when the refused request never ends', async () => {
      const { client, received } = await refused(50)
      client.write(`${post(1000)}a`)
      await received('refusé')
      client.resume()
      await once(client, 'close')
    })
  })
})

describe('the open requests', () => {
  const answered = (port: number) =>
    new Promise<IncomingMessage>((resolve, reject) => {
      const asked = request({ port, path: '/lente' }, resolve)
      asked.on('error', reject)
      asked.end()
    })

  it('are answered with Connection: close, while new connections are refused', async () => {
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

  it('finish at once before the first request', async () => {
    await expect(new OpenRequests().finish()).resolves.toBeUndefined()
  })

  it('are forgotten when a client that pipelined them disconnects', async () => {
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
})
