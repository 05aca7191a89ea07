import type { IncomingMessage, ServerResponse } from 'node:http'

import { ownAddressAt } from '@/platform/http/own-addresses'
import { CLIENT_ADDRESS, REQUEST_ID } from '@/platform/http/request-id'
import { FILE_FOLDERS } from '@/text/site-path'

import type { Area } from './content-policy'

/** Headers that this server sets itself, replacing those of the client. */
const OWN = [REQUEST_ID, CLIENT_ADDRESS]

/**
 * Headers that the response of a static asset depends on, except `range`: Next fails (500) on one beyond the end of the
 * file.
 */
const ASSET = new Set([...OWN, 'accept-encoding', 'host', 'if-modified-since', 'if-none-match'])

/** Headers that the response of a public address depends on, including the session of staff (`site/page/staff-copy.tsx`). */
const PUBLIC = new Set([...ASSET, 'cookie', 'if-range', 'origin', 'range', 'sec-fetch-site'])

/** Headers that Next's own pages and servers exchange. */
const OF_NEXT = /^(rsc|next-.+|x-nextjs-.+|x-middleware-.+)$/i

/** The files, which read their query (`site/files/answer.ts`). */
const FILES = new RegExp(`^/(${FILE_FOLDERS.join('|')})/`)

/** Whether the response at the public address `path` depends on its query. */
const readsQuery = (path: string): boolean =>
  FILES.test(path) || Boolean(ownAddressAt(path)?.readsQuery)

/**
 * Removes from `request`, for `path` in `area`, the headers and the query that its response does not depend on. Every
 * anonymous visitor then gets the same document: Next answers `RSC` with a redirect and `X-Middleware-Prefetch` with `{}`,
 * and a proxy that cached such a response would serve it to everyone.
 */
export function forgetHeaders(request: IncomingMessage, path: string, area: Area): void {
  switch (area) {
    case 'admin':
    case 'preview':
      return
    case 'api':
      return forget(request, (name) => OF_NEXT.test(name))
    case 'asset':
      request.url = path
      return forget(request, (name) => !ASSET.has(name))
    case 'public':
    case 'form':
      if (!readsQuery(path)) request.url = path
      return forget(request, (name) => !PUBLIC.has(name))
    default:
      return area satisfies never
  }
}

function forget({ headers }: IncomingMessage, isForgotten: (name: string) => boolean): void {
  for (const name of Object.keys(headers)) if (isForgotten(name)) delete headers[name]
}

/** Removes from the `Vary` of a response the headers of Next that were removed from the request. */
export function forgetVary(response: ServerResponse): void {
  const names = [response.getHeader('Vary') ?? []].flat().join(',').split(',')
  const known = names.map((name) => name.trim()).filter((name) => name && !OF_NEXT.test(name))
  if (known.length) response.setHeader('Vary', known.join(', '))
  else response.removeHeader('Vary')
}
