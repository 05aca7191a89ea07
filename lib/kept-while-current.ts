import type { Payload } from 'payload'

import { currentRevision } from './revision'

/**
 * What `read` makes of the public content, read again only once that content has changed. For what needs all of it:
 * ten thousand documents are not to be read at each visit.
 */
export function keptWhileCurrent<Value>(
  read: (payload: Payload) => Promise<Value>,
): (payload: Payload) => Promise<Value> {
  const known = new WeakMap<Payload, { revision: string; value: Promise<Value> }>()

  return async (payload) => {
    // Read before the content, so that a publication meanwhile makes it out of date, never wrongly fresh.
    const revision = await currentRevision(payload)
    const kept = known.get(payload)
    if (kept?.revision === revision) return kept.value
    const value = read(payload)
    known.set(payload, { revision, value })
    value.catch(() => known.delete(payload))
    return value
  }
}
