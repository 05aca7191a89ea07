import { setImmediate } from 'node:timers/promises'

import type { PayloadRequest, TypeWithID } from 'payload'

import { PUBLIC } from '@/access/roles'

import type { Edited } from './edited'
import { publishableSlugs } from './publishable-slugs'
import { publishedGlobal } from './published'

/** A version of a document or of a global, with relations as ids. */
export type Version = { edited: Required<Edited>; doc: object; isPublished: boolean }

/** Documents read at once: few enough that visitors do not wait behind them. */
const BATCH = 400

/** Work longer than this lets requests that arrived meanwhile be answered. */
const PAUSE_EVERY_MS = 15

/** Returns a function to call in a long loop: it lets other requests be answered when the last pause is too long ago. */
export function pauser(): () => Promise<void> {
  let last = performance.now()
  return async () => {
    if (performance.now() - last < PAUSE_EVERY_MS) return
    await setImmediate()
    last = performance.now()
  }
}

/**
 * Yields what visitors may read of all the collections with drafts, in the order of the admin menu, then of all the globals.
 * Reads ten thousand documents in a second, and pauses between them. A document published meanwhile may be missing: cache the
 * result with `keptWhileCurrent`.
 */
export async function* publishedVersions(req: PayloadRequest): AsyncGenerator<Version> {
  const { payload } = req
  const pause = pauser()
  for (const collection of publishableSlugs(payload)) {
    const sort = payload.collections[collection].config.defaultSort ?? '-createdAt'
    const all = { collection, where: PUBLIC, pagination: false, sort, req }
    const { docs } = await payload.db.find<TypeWithID>({ ...all, select: { createdAt: true } })
    for (let start = 0; start < docs.length; start += BATCH) {
      const ids = docs.slice(start, start + BATCH).map(({ id }) => id)
      const where = { and: [PUBLIC, { id: { in: ids } }] }
      const batch = await payload.db.find<TypeWithID & { id: string }>({ ...all, where })
      for (const doc of batch.docs) {
        yield { edited: { collection, id: doc.id }, doc, isPublished: true }
        await pause()
      }
    }
  }
  for (const { slug } of payload.globals.config) {
    const doc = await publishedGlobal(slug, req)
    if (doc) yield { edited: { global: slug }, doc, isPublished: true }
  }
}
