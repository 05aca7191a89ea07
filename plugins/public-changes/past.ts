import type { Payload } from 'payload'

import { isLaterDay, type AskedVersion } from './address'
import { unpacked } from './content'
import { lastVersion } from './versions'

/**
 * What visitors read of a page at an instant. `version`: its `<main>` in HTML, from `at` on; `day`: the version of a day
 * begins at `at`; the others tell why there is nothing to show.
 */
export type Past =
  | { kind: 'version'; main: string; at: Date }
  | { kind: 'day'; at: Date }
  | { kind: 'future' | 'before' | 'absent' | 'withdrawn' | 'unknown' }

/** Returns what visitors read of the page `id` at the instant or on the day `asked`. Reads one version. */
export async function pastOf(
  payload: Payload,
  id: string,
  asked: AskedVersion,
  now: Date,
): Promise<Past> {
  if (isLaterDay(asked.at, now)) return { kind: 'future' }
  const version = await lastVersion(payload, id, {
    at: { less_than_equal: asked.at.toISOString() },
  })
  if (!version) return { kind: 'before' }
  const at = new Date(version.at)
  const isExact = asked.at.getTime() === at.getTime()
  // Only versions have an address, so that there is no end of pages to make.
  if (asked.kind === 'instant' && !isExact) return { kind: 'unknown' }
  if (version.kind === 'absent') return { kind: 'absent' }
  if (version.isWithdrawn) return { kind: 'withdrawn' }
  if (asked.kind === 'day') return { kind: 'day', at }
  const content = unpacked(version.content)
  return content ? { kind: 'version', main: content.main, at } : { kind: 'withdrawn' }
}
