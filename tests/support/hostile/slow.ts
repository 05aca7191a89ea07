import { connect, type Socket } from 'node:net'

import type { Door } from './door'

const EVERY_MS = 500

/** Requests that are sent byte by byte and never end. */
const BEGINNINGS = [
  'GET / HTTP/1.1\r\nHost: localhost\r\nX-A: ',
  'POST /api/users/login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"email":"',
  'POST /api/pages HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n',
  '',
]

/**
 * Opens `count` connections at each door. They send a byte now and then and never end, or request a page and do not read
 * it. Returns a function that closes the connections that are still open.
 */
export function holdOpen(doors: Door[], count: number): () => void {
  const sockets = doors.flatMap(({ url }) =>
    Array.from({ length: count }, (_, index): Socket => {
      const { hostname, port } = new URL(url)
      const socket = connect({ host: hostname, port: Number(port) })
      socket.on('error', () => {})
      socket.pause()
      socket.write(BEGINNINGS[index % BEGINNINGS.length]!)
      return socket
    }),
  )
  const timer = setInterval(() => {
    for (const socket of sockets) if (socket.writable) socket.write('a')
  }, EVERY_MS)
  return () => {
    clearInterval(timer)
    for (const socket of sockets) socket.destroy()
  }
}
