import { processSingleton } from '@/platform/process-singleton'
import { RecentMap } from '@/text/recent-map'

/** A rendered page or feed, and until when it is valid. */
export type CachedPage = {
  body: string
  /** Media type, with its charset. */
  type: string
  etag: string
  /** When it was rendered: its content was current then, and has not changed since. */
  renderedAt: Date
  revision: string
  /** The next instant at which a call on it changes state; null when there is none. */
  until: Date | null
  /** What search engines may do with it; by default, anything. */
  robots?: 'noindex'
}

/** The same page from a later instant on, prepared in case the database is down by then. */
export type PageAhead = {
  from: Date
  until: Date | null
  /** Compressed (deflate), some 8 kB. */
  body: Buffer
}

/** The target of a redirect. `path`: in the site, or an absolute address elsewhere. */
export type CachedRedirect = { path: string; permanent: boolean }

/** Whether no call on `page` has changed state by `instant`. */
const holds = ({ until }: CachedPage, instant: Date): boolean => !until || instant < until

/** Number of pages to keep, some 40 kB each; beyond it, the least recently used page is dropped. */
const CAPACITY = 500

type Kept = {
  page: CachedPage
  ahead: PageAhead[]
  /** The last instant at which it was known to be current. */
  confirmedAt: Date
}

/**
 * Rendered pages and feeds by address, in memory. Nothing is purged: `current` refuses outdated copies, but `kept` still
 * returns them for use while the database is down. Redirects are kept only for that use.
 */
export class PageCache {
  readonly #pages = new RecentMap<Kept>(CAPACITY)
  readonly #redirects = new RecentMap<CachedRedirect>(CAPACITY)

  /** Returns the page at `path` if it was rendered from `revision` and is still valid at `instant`. */
  current(path: string, revision: string, instant: Date): CachedPage | null {
    const kept = this.#pages.get(path)
    if (!kept || kept.page.revision !== revision || !holds(kept.page, instant)) return null
    kept.confirmedAt = instant
    return kept.page
  }

  /** The last page rendered at `path`, however old, with its prepared states. */
  kept(path: string): Readonly<Kept> | null {
    return this.#pages.get(path)
  }

  /** Whether there is a page or a redirect for `path` to use while the database is down. */
  has(path: string): boolean {
    return (this.#pages.get(path) ?? this.#redirects.get(path)) !== null
  }

  /** The last known redirect of `path`. */
  redirect(path: string): CachedRedirect | null {
    return this.#redirects.get(path)
  }

  store(path: string, page: CachedPage): void {
    this.#redirects.delete(path)
    this.#pages.set(path, { page, ahead: [], confirmedAt: page.renderedAt })
  }

  /** Stores the prepared states of `page` at `path`, unless another page was stored there meanwhile. */
  storeAhead(path: string, page: CachedPage, ahead: PageAhead[]): void {
    const kept = this.#pages.get(path)
    if (kept?.page === page) kept.ahead = ahead
  }

  storeRedirect(path: string, redirect: CachedRedirect): void {
    this.#pages.delete(path)
    this.#redirects.set(path, redirect)
  }

  forget(path: string): void {
    this.#pages.delete(path)
    this.#redirects.delete(path)
  }
}

/** The cache of this process. */
export const pageCache = processSingleton('eigPageCache', () => new PageCache())

/** The same; null in development, where the rendering code changes too. */
export const currentPages = (): PageCache | null =>
  process.env.NODE_ENV === 'development' ? null : pageCache()
