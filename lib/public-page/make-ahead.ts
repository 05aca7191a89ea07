import { setTimeout } from 'node:timers/promises'
import { deflateSync } from 'node:zlib'

import type { Payload } from 'payload'

import { readRevision } from '@/lib/health/database'
import { pageCache, type CachedPage, type PageAhead } from '@/lib/page-cache'
import { isPublicationUnderWay } from '@/lib/publication/under-way'

import type { Make } from './make'

/** Changes of state that are prepared: the database is not down for longer than between four of them. */
const STATES = 3
/** While staff publish, a page is soon replaced: what follows it would be made for nothing. */
const WAIT_MS = 1_000

/** One page after the other: visitors come first. On the global object: this module may be loaded more than once. */
const shared = globalThis as { eigAheadQueue?: Promise<void> }

/**
 * Makes in the background what `page`, stored at `path`, will be when the call on it changes state, so that it never
 * says the contrary of what is true, be the database down at that moment. Of a page that will not change, nothing.
 */
export function makeAheadLater(payload: Payload, path: string, page: CachedPage, make: Make): void {
  if (!page.until) return
  const before = shared.eigAheadQueue ?? Promise.resolve()
  shared.eigAheadQueue = before
    .then(() => setTimeout(WAIT_MS, undefined, { ref: false }))
    .then(() => makeAhead(payload, path, page, make))
    // The database may be down, or the page gone: the next visit begins again.
    .catch(() => {})
}

async function makeAhead(payload: Payload, path: string, page: CachedPage, make: Make) {
  if (pageCache().kept(path)?.page !== page) return
  const ahead: PageAhead[] = []
  for (let from = page.until; from && ahead.length < STATES; from = ahead.at(-1)!.until) {
    const made = await make(payload, path, from)
    if (made.kind !== 'document') return
    ahead.push({ from, until: made.until, body: deflateSync(made.body) })
  }
  // Of other content, it would not follow this page.
  if (await isPublicationUnderWay(payload)) return
  if ((await readRevision(payload, false)) !== page.revision) return
  pageCache().storeAhead(path, page, ahead)
}
