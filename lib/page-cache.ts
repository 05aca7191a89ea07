/** Text, or the bytes of a picture. */
export type PageBody = string | Uint8Array<ArrayBuffer>

/** A rendered page or feed, and until when it says the truth. */
export type CachedPage = {
  body: PageBody
  /** Media type, with its charset. */
  type: string
  etag: string
  /** When it was rendered: what it says was true then, and has not changed since. */
  renderedAt: Date
  revision: string
  /** Next instant at which a call on it changes state; null when none will. */
  until: Date | null
}

/** Pages kept at once; beyond, the one asked for least recently goes. Some 40 kB each. */
const CAPACITY = 500

/**
 * Rendered pages and feeds by address, in memory. Nothing is purged: `current` refuses what is out of date, and `stale`
 * still gives it, for a moment when the database is down.
 */
export class PageCache {
  readonly #pages = new Map<string, CachedPage>()

  /** The page at `path` if it was rendered from `revision` and holds at `instant`. */
  current(path: string, revision: string, instant: Date): CachedPage | null {
    const page = this.stale(path)
    if (!page || page.revision !== revision) return null
    return page.until && instant >= page.until ? null : page
  }

  /** The last page rendered at `path`, whatever its age. */
  stale(path: string): CachedPage | null {
    const page = this.#pages.get(path)
    if (!page) return null
    // A Map keeps insertion order: putting the page back last makes the first one the least recently used.
    this.#pages.delete(path)
    this.#pages.set(path, page)
    return page
  }

  store(path: string, page: CachedPage): void {
    this.#pages.delete(path)
    this.#pages.set(path, page)
    if (this.#pages.size <= CAPACITY) return
    const oldest = this.#pages.keys().next()
    if (!oldest.done) this.#pages.delete(oldest.value)
  }

  forget(path: string): void {
    this.#pages.delete(path)
  }
}

const shared = globalThis as { eigPageCache?: PageCache }

/** The cache of this process. On globalThis: the bundler may load this module more than once. */
export const pageCache = (): PageCache => (shared.eigPageCache ??= new PageCache())
