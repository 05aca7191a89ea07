import type { IncomingMessage } from 'node:http'

import { announcedBytes, type Asker, BUDGET } from './budget'
import { areaOf, REPORTS_PATH } from './content-policy'

/** Address of the page that says why a request is refused; the server alone leads there. */
export const REFUSED_PATH = '/requete-refusee'

/** Header that the server writes itself on a request that it refuses: the status, and what else the answer needs. */
export const REFUSED = 'x-refused'

/** Why a request is refused. `allow`: the methods that its address takes; `retryAfter`: in seconds. */
export type Refused =
  | { status: 400 | 403 | 404 | 413 | 414 }
  | { status: 405; allow: string[] }
  | { status: 429; retryAfter: number }

export const writeRefused = (refused: Refused): string => JSON.stringify(refused)

/** What `writeRefused` wrote; null when nothing was. */
export const readRefused = (text: string | null): Refused | null =>
  JSON.parse(text ?? 'null') as Refused | null

const READ = ['GET', 'HEAD']

/** A step up or none (RFC 3986, 5.2.4): who asks takes it first. Next would take it too, into another area than `areaOf` says. */
const DOTS = /(^|[/\\])(\.|%2e){1,2}([/\\]|$)/i

type Asked = Pick<IncomingMessage, 'headers' | 'method' | 'url'> & {
  /** As it was sent, without its query. */
  path: string
  asker: Asker
}

/**
 * Why a request is none that the site answers; null: it is. Next would fail on it (500), read it whole, or not say which
 * methods are allowed.
 */
export function oddity({ asker, headers, method = '', path, url = '' }: Asked): Refused | null {
  if (Buffer.byteLength(url) > BUDGET.address[asker]) return { status: 414 }
  if (!isText(path) || DOTS.test(path)) return { status: 400 }
  // Next's own resizing of images, which no page uses: work for whoever asks.
  if (OF_NEXT.test(decodeURIComponent(path))) return { status: 404 }
  const allow = allowedMethods(path)
  if (!allow.includes(method)) return { status: 405, allow }
  if (boundsItsBody(path)) return null
  if (announcedBytes(headers) > BUDGET.body[asker]) return { status: 413 }
  // The screens of the admin call the server by a POST to themselves: anonymous visitors have only the one that makes the first account.
  const isCall = areaOf(path) === 'admin' && method === 'POST'
  return isCall && asker === 'anonymous' && !FIRST_ACCOUNT.test(path) ? { status: 403 } : null
}

const FIRST_ACCOUNT = /^\/admin\/create-first-user\/?$/

/** Whether what answers at `path` bounds by itself what it reads: `guard-api.ts`, `site/policy-reports.ts`. */
const boundsItsBody = (path: string): boolean => path === REPORTS_PATH || areaOf(path) === 'api'

function allowedMethods(path: string): string[] {
  if (path === REPORTS_PATH) return ['POST']
  const area = areaOf(path)
  switch (area) {
    case 'api':
      return [...READ, 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']
    case 'admin':
    case 'form':
      return [...READ, 'POST']
    case 'public':
    case 'preview':
    case 'asset':
      return READ
    default:
      return area satisfies never
  }
}

/** Whether a path is percent-encoded UTF-8 (RFC 3986) without a null byte, which no page nor file has in its name. */
function isText(path: string): boolean {
  try {
    return !decodeURIComponent(path).includes('\0')
  } catch {
    return false
  }
}

/** What Next answers by itself, whatever the site has: that resizing, and pages in English which it lets be kept for a year. */
const OF_NEXT = /^\/(404|500|_error|_not-found|_next\/(image|data\/.*))\/?$/
