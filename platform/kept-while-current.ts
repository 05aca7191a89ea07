import type { Payload } from 'payload'

import { currentRevision } from './revisions/read'
import { within } from './within'

/** A read whose answer never comes must not keep all who ask after it waiting. */
const READ_WITHIN_MS = 8_000

/**
 * What `read` makes of the public content, read again only once that content has changed. For what needs all of it:
 * ten thousand documents are not to be read at each visit. Throws TooLate when that takes too long, and what `read` throws:
 * whoever asks next then reads again.
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
    const value = within(READ_WITHIN_MS, read(payload))
    const entry = { revision, value }
    known.set(payload, entry)
    value.catch(() => {
      if (known.get(payload) === entry) known.delete(payload)
    })
    return value
  }
}
