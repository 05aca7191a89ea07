import type { IncomingMessage } from 'node:http'

import { announcedBytes, type CallerKind, BUDGET } from './budget'
import { areaOf, REPORTS_PATH } from './content-policy'

/** Address of the page that explains why a request is refused. Only the server routes requests to it. */
export const REFUSED_PATH = '/requete-refusee'

/** Header that the server sets on a request that it refuses: the status, and the other data that the response needs. */
export const REFUSED = 'x-refused'

/** Why a request is refused. `allow`: the methods that its address accepts; `retryAfter`: in seconds. */
export type Refused =
  | { status: 400 | 403 | 404 | 413 | 414 }
  | { status: 405; allow: string[] }
  | { status: 429; retryAfter: number }

export const writeRefused = (refused: Refused): string => JSON.stringify(refused)

/** Returns what `writeRefused` wrote; null without the header. */
export const readRefused = (text: string | null): Refused | null =>
  JSON.parse(text ?? 'null') as Refused | null

const READ = ['GET', 'HEAD']

/**
 * A `.` or `..` segment (RFC 3986, 5.2.4). Clients resolve it before sending. Next would resolve it too, possibly into
 * another area than `areaOf` returns.
 */
const DOTS = /(^|[/\\])(\.|%2e){1,2}([/\\]|$)/i

type IncomingParts = Pick<IncomingMessage, 'headers' | 'method' | 'url'> & {
  /** As sent, without its query. */
  path: string
  callerKind: CallerKind
}

/**
 * Returns why the site does not answer a request; null: it does. Next would fail on such a request (500), read it whole, or
 * not say which methods are allowed.
 */
export function reasonToRefuse({
  callerKind,
  headers,
  method = '',
  path,
  url = '',
}: IncomingParts): Refused | null {
  if (Buffer.byteLength(url) > BUDGET.address[callerKind]) return { status: 414 }
  if (!isText(path) || DOTS.test(path)) return { status: 400 }
  // Next's own image resizing, which no page uses, would only let anyone make the server work.
  if (OF_NEXT.test(decodeURIComponent(path))) return { status: 404 }
  const allow = allowedMethods(path)
  if (!allow.includes(method)) return { status: 405, allow }
  if (boundsItsBody(path)) return null
  if (announcedBytes(headers) > BUDGET.body[callerKind]) return { status: 413 }
  // Admin screens call server functions by a POST to their own address. Anonymous visitors have only the screen that creates
  // the first account.
  const isCall = areaOf(path) === 'admin' && method === 'POST'
  return isCall && callerKind === 'anonymous' && !FIRST_ACCOUNT.test(path) ? { status: 403 } : null
}

const FIRST_ACCOUNT = /^\/admin\/create-first-user\/?$/

/** Whether the handler of `path` limits the body itself: `guard-api.ts`, `site/policy-reports.ts`. */
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

/** Whether a path is percent-encoded UTF-8 (RFC 3986) without a null byte, which no page or file has in its name. */
function isText(path: string): boolean {
  try {
    return !decodeURIComponent(path).includes('\0')
  } catch {
    return false
  }
}

/** Paths that Next answers by itself: image resizing, and English pages that may be cached for a year. */
const OF_NEXT = /^\/(404|500|_error|_not-found|_next\/(image|data\/.*))\/?$/
