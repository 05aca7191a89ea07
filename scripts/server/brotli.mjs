/**
 * Serves the files that `npm run build` compressed with Brotli (scripts/compress-static.ts). Next itself sends them, under
 * the name with `.br`: it sets the lifetime, the ETag and the security headers, and does not compress them again.
 */
import { readdirSync } from 'node:fs'

const FOLDER = '.next/static'
const TYPES = { css: 'text/css; charset=UTF-8', js: 'application/javascript; charset=UTF-8' }

const compressed = new Set(
  readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.br'))
    .map((name) => `/_next/static/${name.slice(0, -'.br'.length)}`),
)

/**
 * Makes Next answer a request for a compressed file with it, if the browser accepts Brotli.
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
export function preferBrotli(request, response) {
  const [path = ''] = request.url?.split('?') ?? []
  if (!compressed.has(path)) return
  response.setHeader('Vary', 'Accept-Encoding')
  if (!/\bbr\b(?!\s*;\s*q=0)/.test(String(request.headers['accept-encoding']))) return
  response.setHeader('Content-Encoding', 'br')
  response.setHeader('Content-Type', TYPES[path.endsWith('.css') ? 'css' : 'js'])
  request.url = `${path}.br`
}
