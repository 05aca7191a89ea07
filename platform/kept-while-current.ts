import type { Payload } from 'payload'

import { currentRevision } from './revisions/read'
import { within } from './within'

/** A read that never ends must not block all later callers. Ten thousand documents take three seconds of a free core. */
const READ_WITHIN_MS = 20_000

/**
 * Caches the result of `read` until the public content changes. For code that needs all the content: reading ten
 * thousand documents at each visit would be too slow. Throws TooLate if that takes too long, and the errors of `read`;
 * the next caller then reads again. `read` also receives the other arguments of the caller, which must not change its result.
 */
export function keptWhileCurrent<Value, Given extends unknown[] = []>(
  read: (payload: Payload, ...given: Given) => Promise<Value>,
): (payload: Payload, ...given: Given) => Promise<Value> {
  const known = new WeakMap<Payload, { revision: string; value: Promise<Value> }>()

  return async (payload, ...given) => {
    // Read before the content, so that a publication meanwhile makes the value outdated, never wrongly fresh.
    const revision = await currentRevision(payload)
    const kept = known.get(payload)
    if (kept?.revision === revision) return kept.value
    const value = within(READ_WITHIN_MS, read(payload, ...given))
    const entry = { revision, value }
    known.set(payload, entry)
    value.catch(() => {
      if (known.get(payload) === entry) known.delete(payload)
    })
    return value
  }
}
