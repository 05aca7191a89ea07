import { setTimeout } from 'node:timers/promises'
import { deflateSync } from 'node:zlib'

import type { Payload } from 'payload'

import { readRevision } from '@/platform/health/database'
import { processSingleton } from '@/platform/process-singleton'
import { within } from '@/platform/within'
import { pageCache, type CachedPage, type PageAhead } from '@/site/page-cache'

import { MADE_WITHIN_MS, type Make } from './make-page'

/** Changes of state to prepare: an outage of the database ends before the fourth. */
const STATES = 3
/** While staff publish, a page is soon replaced, and preparing its next states would be wasted work. */
const WAIT_MS = 1_000

type Waiting = { payload: Payload; make: Make }

/** The pages that wait, by path. */
type Queue = { waiting: Map<string, Waiting>; isAtWork: boolean }

const queue = processSingleton<Queue>('eigAhead', () => ({ waiting: new Map(), isAtWork: false }))

/**
 * Prepares in the background how `page`, stored at `path`, will read after its call changes state, so that it stays true
 * even if the database is down at that moment. Does nothing for a page that will not change. The queue holds no page: it
 * prepares the copy that is cached when its turn comes, if there still is one.
 */
export function makeAheadLater(payload: Payload, path: string, page: CachedPage, make: Make): void {
  if (!page.until) return
  queue().waiting.set(path, { payload, make })
  if (!queue().isAtWork) void work()
}

/** Prepares one page at a time, because the requests of visitors come first. */
async function work(): Promise<void> {
  const state = queue()
  const { waiting } = state
  state.isAtWork = true
  while (waiting.size > 0) {
    await setTimeout(WAIT_MS, undefined, { ref: false })
    const batch = [...waiting]
    waiting.clear()
    for (const [path, { payload, make }] of batch) {
      // The database may be down, or never answer: the next visit retries.
      await within(MADE_WITHIN_MS, makeAhead(payload, path, make)).catch(() => {})
    }
  }
  state.isAtWork = false
}

async function makeAhead(payload: Payload, path: string, make: Make) {
  const page = pageCache().kept(path)?.page
  if (!page) return
  const ahead: PageAhead[] = []
  for (let from = page.until; from && ahead.length < STATES; from = ahead.at(-1)!.until) {
    const made = await make(payload, path, from)
    if (made.kind !== 'document') return
    ahead.push({ from, until: made.until, body: deflateSync(made.body) })
  }
  // If the content changed meanwhile, the prepared states do not follow this page.
  if ((await readRevision(payload, false)) !== page.revision) return
  pageCache().storeAhead(path, page, ahead)
}
