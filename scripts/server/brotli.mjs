/**
 * Serves the files that `npm run build` compressed with Brotli (scripts/compress-static.ts). Next itself sends them, under
 * the name with `.br`: it sets the lifetime, the ETag and the security headers, and does not compress them again.
 */
import { readdirSync } from 'node:fs'

/** The folders with compressed files, by the start of their addresses. */
const FOLDERS = { '/_next/static/': '.next/static', '/assets/': 'public/assets' }
const TYPES = {
  css: 'text/css; charset=UTF-8',
  js: 'application/javascript; charset=UTF-8',
  svg: 'image/svg+xml',
}

/** Content types, by the address of the file. */
const compressed = new Map(
  Object.entries(FOLDERS).flatMap(([base, folder]) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).flatMap((name) => {
      const [, file, extension] = /^(.+\.(\w+))\.br$/.exec(name) ?? []
      return file ? [[base + file, TYPES[extension]]] : []
    }),
  ),
)

/**
 * Makes Next answer a request for a compressed file with it, if the browser accepts Brotli.
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
export function preferBrotli(request, response) {
  const [path = ''] = request.url?.split('?') ?? []
  const type = compressed.get(path)
  if (!type) return
  response.setHeader('Vary', 'Accept-Encoding')
  if (!/\bbr\b(?!\s*;\s*q=0)/.test(String(request.headers['accept-encoding']))) return
  response.setHeader('Content-Encoding', 'br')
  response.setHeader('Content-Type', type)
  request.url = `${path}.br`
}
