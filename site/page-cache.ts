import { ofProcess } from '@/platform/of-process'
import { RecentMap } from '@/text/recent-map'

/** A rendered page or feed, and until when it says the truth. */
export type CachedPage = {
  body: string
  /** Media type, with its charset. */
  type: string
  etag: string
  /** When it was rendered: what it says was true then, and has not changed since. */
  renderedAt: Date
  revision: string
  /** Next instant at which a call on it changes state; null when none will. */
  until: Date | null
}

/** The same page from an instant on, made before that instant comes: for when it comes and the database is down. */
export type PageAhead = {
  from: Date
  until: Date | null
  /** Deflated: some 8 kB. */
  body: Buffer
}

/** Where an address leads. `path`: in the site, or the absolute address of another place. */
export type CachedRedirect = { path: string; permanent: boolean }

/** Whether no call on `page` has changed state since. */
const holds = ({ until }: CachedPage, instant: Date): boolean => !until || instant < until

/** Pages kept at once; beyond, the one asked for least recently goes. Some 40 kB each. */
const CAPACITY = 500

type Kept = {
  page: CachedPage
  ahead: PageAhead[]
  /** The last instant at which it was known to be current. */
  confirmedAt: Date
}

/**
 * Rendered pages and feeds by address, in memory. Nothing is purged: `current` refuses what is out of date, and `kept`
 * still gives it, for a moment when the database is down. Redirects are kept for that moment alone.
 */
export class PageCache {
  readonly #pages = new RecentMap<Kept>(CAPACITY)
  readonly #redirects = new RecentMap<CachedRedirect>(CAPACITY)

  /** The page at `path` if it was rendered from `revision` and holds at `instant`. */
  current(path: string, revision: string, instant: Date): CachedPage | null {
    const kept = this.#pages.get(path)
    if (!kept || kept.page.revision !== revision || !holds(kept.page, instant)) return null
    kept.confirmedAt = instant
    return kept.page
  }

  /** The last page rendered at `path`, whatever its age, and what will follow it. */
  kept(path: string): Readonly<Kept> | null {
    return this.#pages.get(path)
  }

  /** Whether there is something to show at `path` when the database is down. */
  has(path: string): boolean {
    return (this.#pages.get(path) ?? this.#redirects.get(path)) !== null
  }

  /** Where `path` led when that was last asked. */
  redirect(path: string): CachedRedirect | null {
    return this.#redirects.get(path)
  }

  store(path: string, page: CachedPage): void {
    this.#redirects.delete(path)
    this.#pages.set(path, { page, ahead: [], confirmedAt: page.renderedAt })
  }

  /** What will follow `page` at `path`, unless another page was stored there meanwhile. */
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
export const pageCache = ofProcess('eigPageCache', () => new PageCache())

/** The same; null in development, where the code that makes a page changes too. */
export const currentPages = (): PageCache | null =>
  process.env.NODE_ENV === 'development' ? null : pageCache()
