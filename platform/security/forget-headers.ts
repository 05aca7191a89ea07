import type { IncomingMessage, ServerResponse } from 'node:http'

import { CLIENT_ADDRESS, REQUEST_ID } from '@/platform/http/request-id'
import { FILE_FOLDERS } from '@/text/site-path'

import type { Area } from './content-policy'

/** What this server wrote itself, over what was sent. */
const OWN = [REQUEST_ID, CLIENT_ADDRESS]

/** All that a file of the site's own depends on. Not a part of it: Next fails (500) on one that is not there. */
const ASSET = new Set([...OWN, 'accept-encoding', 'host', 'if-modified-since', 'if-none-match'])

/** All that a public address depends on, who is signed in included (`site/page/staff-copy.tsx`). */
const PUBLIC = new Set([...ASSET, 'cookie', 'if-range', 'origin', 'range', 'sec-fetch-site'])

/** What Next's own pages and servers tell one another. */
const OF_NEXT = /^(rsc|next-.+|x-nextjs-.+|x-middleware-.+)$/i

/** The public addresses that read their query (`site/files/answer.ts`). */
const QUERIED = new RegExp(`^/(${FILE_FOLDERS.join('|')})/`)

/**
 * Takes from `request`, for `path` in `area`, the headers and the query that its answer does not depend on. Whatever it
 * says, a stranger gets the document that everybody gets: to `RSC` Next answers by a redirect, to `X-Middleware-Prefetch`
 * by `{}`, and a proxy that kept such an answer would show it to all.
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
      if (!QUERIED.test(path)) request.url = path
      return forget(request, (name) => !PUBLIC.has(name))
    default:
      return area satisfies never
  }
}

function forget({ headers }: IncomingMessage, isForgotten: (name: string) => boolean): void {
  for (const name of Object.keys(headers)) if (isForgotten(name)) delete headers[name]
}

/** Takes from the `Vary` of an answer what was forgotten of the request. */
export function forgetVary(response: ServerResponse): void {
  const names = [response.getHeader('Vary') ?? []].flat().join(',').split(',')
  const known = names.map((name) => name.trim()).filter((name) => name && !OF_NEXT.test(name))
  if (known.length) response.setHeader('Vary', known.join(', '))
  else response.removeHeader('Vary')
}
