import type { Payload } from 'payload'

import { everyHour } from '@/platform/every-hour'

import { MAY_BE_LATE_MS } from './read'

/**
 * Deletes the marks that decide nothing any more: those older than what `readMarks` counts from the newest one. That
 * date only moves forward, so no revision can come back, whoever prunes and publishes meanwhile. `now`: in ms.
 */
export async function pruneMarks(payload: Payload, now = Date.now()): Promise<void> {
  await pruneFuture(payload, now)
  const { docs } = await payload.find({
    collection: 'revisions',
    sort: '-createdAt',
    limit: 1,
    pagination: false,
    depth: 0,
  })
  const [newest] = docs
  if (!newest) return
  const since = new Date(Date.parse(newest.createdAt) - MAY_BE_LATE_MS).toISOString()
  await payload.db.deleteMany({
    collection: 'revisions',
    where: { createdAt: { less_than_equal: since } },
  })
}

/**
 * A clock that was ahead leaves marks that no mark dated by a right one would come after, so that nothing that is
 * published would show; those appended here come after all the same (`append.ts`). A new one takes their place.
 */
async function pruneFuture(payload: Payload, now: number): Promise<void> {
  const latest = new Date(now + MAY_BE_LATE_MS).toISOString()
  const where = { createdAt: { greater_than: latest } }
  const { totalDocs } = await payload.count({ collection: 'revisions', where })
  if (!totalDocs) return
  // First: without it, the revision could be one that pages were made from before those marks.
  const date = new Date(now).toISOString()
  await payload.db.create({ collection: 'revisions', data: { createdAt: date, updatedAt: date } })
  await payload.db.deleteMany({ collection: 'revisions', where })
}

/** Prunes now and every hour. */
export const keepMarksFew = (payload: Payload): void =>
  everyHour(payload, () => pruneMarks(payload), 'Les anciennes révisions restent à supprimer')
