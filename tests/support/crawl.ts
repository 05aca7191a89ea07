/** What the browser of a visitor, or a feed reader, would request from the site by following its links. */
import { visit } from './visitor'

type Link = { path: string; anchor: string | null }

/** The content of an address of the site; `from` is the first address with a link to it. */
export type Visited = {
  path: string
  from: string
  status: number
  location: string | null
  /** Media type, without its charset. */
  type: string
  body: string
  links: Link[]
}

/** Visits the site at `url` from its home address: pages, feeds, style sheets and files, each once. */
export async function crawl(url: string): Promise<Visited[]> {
  const visited = new Map<string, Visited>()
  const waiting = [{ path: '/', from: '' }]
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    if (visited.has(next.path)) continue
    const { status, headers, html: body } = await visit(url, next.path)
    const location = headers.get('location')
    const type = headers.get('content-type')?.split(';')[0] ?? ''
    const written = location ? [location] : targetsIn(body, type, url)
    const links = written.flatMap((target) => linkWithin(target, url + next.path, url))
    visited.set(next.path, { ...next, status, location, type, body, links })
    waiting.push(...links.map(({ path }) => ({ path, from: next.path })))
  }
  return [...visited.values()]
}

/** Returns the pages among the visited addresses. */
export const pagesOf = (visited: Visited[]) =>
  visited.filter(({ status, type }) => status === 200 && type === 'text/html')

function targetsIn(body: string, type: string, url: string): string[] {
  switch (type) {
    case 'text/html':
    case 'image/svg+xml':
      return all(body, /\s(?:href|src)="([^"]*)"/g).map((href) => href.replaceAll('&amp;', '&'))
    case 'text/css':
      return all(body, /url\(["']?([^"')]+)["']?\)/g)
    case 'application/atom+xml':
      return all(body, /\shref="([^"]*)"/g)
    case 'text/calendar':
      return all(body.replace(/\r\n[ \t]/g, ''), /(https?:\/\/[^\s";]+)/g).filter((address) =>
        address.startsWith(url),
      )
    default:
      return []
  }
}

const all = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].map(([, found]) => found ?? '')

function linkWithin(target: string, base: string, url: string): Link[] {
  const { origin, pathname, search, hash } = new URL(target, base)
  if (origin !== url) return []
  return [{ path: pathname + search, anchor: hash ? decodeURIComponent(hash.slice(1)) : null }]
}
