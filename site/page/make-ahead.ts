import { setTimeout } from 'node:timers/promises'
import { deflateSync } from 'node:zlib'

import type { Payload } from 'payload'

import { readRevision } from '@/platform/health/database'
import { ofProcess } from '@/platform/of-process'
import { within } from '@/platform/within'
import { pageCache, type CachedPage, type PageAhead } from '@/site/page-cache'

import { MADE_WITHIN_MS, type Make } from './make-page'

/** Changes of state that are prepared: the database is not down for longer than between four of them. */
const STATES = 3
/** While staff publish, a page is soon replaced: what follows it would be made for nothing. */
const WAIT_MS = 1_000

type Waiting = { payload: Payload; make: Make }

/** What waits, by path. */
type Queue = { waiting: Map<string, Waiting>; isAtWork: boolean }

const queue = ofProcess<Queue>('eigAhead', () => ({ waiting: new Map(), isAtWork: false }))

/**
 * Makes in the background what `page`, stored at `path`, will be when the call on it changes state, so that it never
 * says the contrary of what is true, be the database down at that moment. Of a page that will not change, nothing.
 * What waits holds no page: that which is kept when its turn comes is the one that counts, if there still is one.
 */
export function makeAheadLater(payload: Payload, path: string, page: CachedPage, make: Make): void {
  if (!page.until) return
  queue().waiting.set(path, { payload, make })
  if (!queue().isAtWork) void work()
}

/** One page after the other: visitors come first. */
async function work(): Promise<void> {
  const state = queue()
  const { waiting } = state
  state.isAtWork = true
  while (waiting.size > 0) {
    await setTimeout(WAIT_MS, undefined, { ref: false })
    const batch = [...waiting]
    waiting.clear()
    for (const [path, { payload, make }] of batch) {
      // The database may be down, or never answer: the next visit begins again.
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
  // Of other content, it would not follow this page.
  if ((await readRevision(payload, false)) !== page.revision) return
  pageCache().storeAhead(path, page, ahead)
}
