import { createHash } from 'node:crypto'

import { PAGE_PATH } from '@/tests/support/content'
import { listed, REFUSED, type Answer, type Attempt } from '@/tests/support/hostile/attempt'
import type { Target } from '@/tests/support/hostile/site'

const GONE = [...REFUSED, 404]

const notKept = ({ headers }: Answer) =>
  headers['x-cache-status'] === 'HIT' ? 'is kept by nginx' : null

/** Attempts to make nginx, or a browser, cache a wrong response. */
export function caching({ paths }: Target): Attempt[] {
  const digest = /^\/assets\/([^/]+)\//.exec(paths.style)![1]!
  const tomorrow = [
    'site.css',
    'site.js',
    'nulle-part.css',
    'fonts/Marianne-Regular.woff2',
  ].flatMap((file) =>
    [1, 2, 3].map((release): Attempt => {
      const next = createHash('sha256')
        .update(`${file}${release}`)
        .digest('hex')
        .slice(0, digest.length)
      return {
        tries: `${file} of release ${release}`,
        path: `/assets/${next}/${file}`,
        allowed: GONE,
      }
    }),
  )
  const today = listed`
    /assets/${digest}/nulle-part.css /assets/${digest}/ /assets/${digest}/a/b/c.js
  `.map((path): Attempt => ({ tries: path, path, allowed: GONE }))
  const scripts = ['chunks/x.js', 'media/x.woff2', 'x/_buildManifest.js'].map((path): Attempt => ({
    tries: path,
    path: `/_next/static/${path}`,
    allowed: GONE,
  }))
  const queries = Array.from({ length: 30 }, (_, index): Attempt => ({
    tries: `query ${index} of a page`,
    path: `${PAGE_PATH}?${index % 2 ? 'utm' : 'x'}=${index}`,
    allowed: [200],
  }))
  const hosts = [
    'evil.example',
    'localhost:1',
    'www.example.gouv.fr',
    '127.0.0.1',
    '[::1]',
  ].flatMap((host) =>
    [PAGE_PATH, '/', '/sitemap.xml', '/robots.txt'].map((path): Attempt => ({
      tries: `${path} of ${host}`,
      path,
      headers: { Host: host, 'X-Forwarded-Host': host },
      allowed: [200, 400, 404, 421],
      check: ({ body }) =>
        body.includes('evil.example') ? 'repeats the name of another site' : null,
    })),
  )
  const personal = [
    { Cookie: 'payload-token=x' },
    { Authorization: 'JWT x' },
    { 'Cache-Control': 'no-cache, no-store', Pragma: 'no-cache' },
    { 'Cache-Control': 'only-if-cached' },
    { 'Cache-Control': 'max-stale=99999999' },
    { 'If-None-Match': '"x"' },
    { 'X-Cache-Status': 'HIT', 'X-Accel-Expires': '31536000' },
  ].map((headers): Attempt => ({
    tries: `a page with ${JSON.stringify(headers)}`,
    path: PAGE_PATH,
    headers,
    allowed: [200],
  }))
  const forbidden = ['/api/pages', '/admin/login', '/partage/x', '/healthz'].map(
    (path): Attempt => ({ tries: `${path} as a file`, path: `${path}?x=.css`, check: notKept }),
  )
  return [...tomorrow, ...today, ...scripts, ...queries, ...hosts, ...personal, ...forbidden]
}
