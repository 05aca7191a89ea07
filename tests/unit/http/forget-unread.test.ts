import { on, once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { connect, type AddressInfo } from 'node:net'

import { afterEach, it } from '@jest/globals'

import { forgetUnread } from '@/platform/http/watch-requests'

const MEGABYTE = 1024 * 1024

let server: Server
afterEach(() => {
  server.closeAllConnections()
  server.close()
})

/** A server that reads the beginning of what it is sent, and then refuses it. Returns its port. */
async function refusing(longestMs?: number): Promise<number> {
  server = createServer((asked, response) => {
    forgetUnread(asked, response, longestMs)
    if (asked.method === 'GET') return void response.end('lu')
    asked.on('data', () => {
      asked.pause()
      if (!response.writableEnded) response.writeHead(413).end('refusé')
    })
  })
  // As long as a connection left deaf would be.
  server.keepAliveTimeout = 60_000
  await new Promise<void>((resolve) => server.listen(0, resolve))
  return (server.address() as AddressInfo).port
}

it('leaves a connection on which somebody else can ask', async () => {
  const client = connect(await refusing())
  const received = async (words: string) => {
    let text = ''
    for await (const chunk of on(client, 'data')) {
      text += String(chunk)
      if (text.includes(words)) return
    }
  }
  const body = 'a'.repeat(4 * MEGABYTE)
  client.write(
    `POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
  )
  await received('refusé')
  client.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n')
  await received('lu')
  client.destroy()
})

it('closes a connection on which what was refused never ends', async () => {
  const client = connect(await refusing(50))
  client.write('POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\na')
  client.resume()
  await once(client, 'close')
})
