import { PAGE_PATH } from '@/tests/support/content'
import type { Answer, Attempt } from '@/tests/support/hostile/attempt'
import type { Target } from '@/tests/support/hostile/site'

const TREE = 'Next-Router-State-Tree'

/**
 * The headers by which Next's own pages request a part of the next page. There are two trees, because the hash of each
 * could redirect to the other.
 */
const ROUTER: [string, Record<string, string>][] = [
  ['RSC', { RSC: '1' }],
  ['a tree', { RSC: '1', [TREE]: 'a' }],
  ['another tree', { RSC: '1', [TREE]: 'b' }],
  ['a prefetch', { RSC: '1', 'Next-Router-Prefetch': '1', 'Next-Url': '/admin' }],
  [
    'a segment',
    { RSC: '1', 'Next-Router-Prefetch': '1', 'Next-Router-Segment-Prefetch': '/_tree' },
  ],
]

/** Headers that Next, or a platform that runs it, sends to itself. */
const INTERNAL: Record<string, string>[] = [
  { 'X-Middleware-Subrequest': 'proxy:proxy:proxy:proxy:proxy' },
  { 'X-Middleware-Subrequest': 'src/middleware' },
  { 'X-Middleware-Prefetch': '1' },
  { 'X-Middleware-Invoke': '1' },
  { 'X-Middleware-Rewrite': '/admin' },
  { 'X-Middleware-Set-Cookie': 'payload-token=x' },
  { 'X-Nextjs-Data': '1' },
  { 'X-Prerender-Revalidate': 'x' },
  { 'X-Prerender-Revalidate-If-Generated': '1' },
  { 'X-Invoke-Path': '/admin', 'X-Invoke-Status': '500' },
  { 'X-Invoke-Error': '{}', 'X-Invoke-Status': '404' },
  { 'X-Invoke-Output': '/_error', 'X-Invoke-Query': '%7B%7D' },
  { 'X-Matched-Path': '/admin' },
  { 'X-Now-Route-Matches': '1=admin' },
  { 'X-Forwarded-Uri': '/admin' },
  { 'X-Original-Url': '/admin', 'X-Rewrite-Url': '/admin' },
  { 'X-Next-Cache-Tags': 'x', 'X-Next-Revalidated-Tags': 'x' },
  { 'X-Next-Resume-State-Length': '1' },
  { 'Next-Hmr-Refresh': '1' },
  { 'Next-Action': '0'.repeat(42) },
  { 'X-Refused': '{"status":500}' },
  { 'X-Refused': 'x' },
  { 'X-Client-Address': '192.0.2.1' },
  { 'X-Request-Id': 'a'.repeat(60) },
  { 'Content-Security-Policy': "script-src 'nonce-a'" },
]

const withoutHash = ({ led }: Answer) =>
  led.some((address) => address.includes('_rsc')) ? 'leads to a hash of Next' : null

/**
 * Public addresses must ignore the headers of Next: each responds as without them, and never redirects to a `_rsc`
 * hash.
 */
export function nextHeaders({ paths }: Target): Attempt[] {
  const addresses: [string, number][] = [
    ...[PAGE_PATH, '/', '/appels.ics', '/appels.atom', '/sitemap.xml', '/robots.txt'],
    ...['/favicon.ico', '/healthz', '/.well-known/security.txt'],
    ...Object.values(paths),
    `${PAGE_PATH}?_rsc=abcde`,
    `${PAGE_PATH}/`,
  ].map((path) => [path, 200])
  addresses.push(['/nulle-part', 404], ['/partage/inconnu', 404], ['/images/aucune.png', 404])
  addresses.push(['/nulle-part?_rsc=abcde', 404], ['/readyz', 200])

  const routed = addresses.flatMap(([path, status]) =>
    ROUTER.map(([name, headers]): Attempt => ({
      tries: `${name} on ${path}`,
      path,
      headers,
      // nginx does not serve this address.
      allowed: path === '/readyz' ? [200, 404] : [status],
      check: withoutHash,
    })),
  )
  const internal = INTERNAL.map((headers): Attempt => ({
    tries: `${JSON.stringify(headers)} on a page`,
    path: PAGE_PATH,
    headers,
    allowed: [200],
  }))
  return [...routed, ...internal]
}
