/**
 * The server process: Next's production build on PORT of HOST (every address of the machine by default). Listens once
 * `startServer` (start-server.ts) reports that the site is ready. `next start` listens first and keeps visitors waiting,
 * and nginx waits with them instead of trying the other instance or serving its copy.
 */
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'

import next from 'next'

import { preferBrotli } from './brotli.mjs'

/** Exit status when another program took the port in the meantime (sysexits.h, EX_TEMPFAIL). */
const EX_TEMPFAIL = 75

const port = Number(process.env.PORT)
const hostname = process.env.HOST || undefined

const { config } = JSON.parse(readFileSync('.next/required-server-files.json', 'utf8'))
// The folder of `npm run build:standalone` has no next.config.ts.
if (config.output === 'standalone') {
  process.env.__NEXT_PRIVATE_STANDALONE_CONFIG = JSON.stringify(config)
}
// Where Next calls itself after a server function redirects; without it, Next would use the address of the request.
const host = hostname?.includes(':') ? `[${hostname}]` : (hostname ?? 'localhost')
process.env.__NEXT_PRIVATE_ORIGIN = `http://${host}:${port}`

const app = next({ dir: process.cwd(), hostname, port })
const handle = app.getRequestHandler()
const server = createServer((request, response) => {
  preferBrotli(request, response)
  return handle(request, response)
})
server.on('error', ({ message }) => {
  console.error(message)
  process.exit(EX_TEMPFAIL)
})
process.once('eigReady', () => server.listen(port, hostname))
await app.prepare()
