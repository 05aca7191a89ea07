import type { Payload } from 'payload'

import type { ActivitySeal } from '@/payload-types'
import { env } from '@/platform/env'

import { alone } from './lease'
import { linesIn } from './seal'
import { readEnds, writeEnds } from './state'

const BATCH = 100

/** Deletes the lines older than ACTIVITY_MONTHS, with their seals. `now`: the current instant. */
export async function trimLog(payload: Payload, now = new Date()): Promise<void> {
  const since = new Date(now)
  since.setUTCMonth(since.getUTCMonth() - env().activityMonths)
  const { totalDocs } = await payload.db.count({
    collection: 'activity-seals',
    where: { at: { less_than: since.toISOString() } },
  })
  // Taking the lease writes, so only if there is something to delete.
  if (!totalDocs) return
  await alone(payload, async () => {
    await moveFirst(payload, since)
    await deleteBeforeFirst(payload)
  })
}

/**
 * Makes the first seal since `since` the first of the chain, which keeps the digest of the seal before it. Done before anything is
 * deleted: `verify` ignores the seals before the first one.
 */
async function moveFirst(payload: Payload, since: Date): Promise<void> {
  const ends = await readEnds(payload)
  if (!ends || ends === 'altered') return
  let { first, previous } = ends
  for (;;) {
    const { docs } = await payload.db.find<ActivitySeal>({
      collection: 'activity-seals',
      where: { number: { greater_than_equal: first } },
      select: { number: true, at: true, digest: true },
      sort: 'number',
      limit: BATCH,
      pagination: false,
    })
    const kept = docs.findIndex(({ at }) => new Date(at) >= since)
    const old = kept < 0 ? docs : docs.slice(0, kept)
    const last = old.at(-1)
    if (last) ({ number: first, digest: previous } = { ...last, number: last.number + 1 })
    if (kept >= 0 || docs.length < BATCH) break
  }
  if (first !== ends.first) await writeEnds(payload, { ...ends, first, previous })
}

/** Deletes the seals before the first one, with their lines. An earlier run may have stopped on the way. */
async function deleteBeforeFirst(payload: Payload): Promise<void> {
  const { db } = payload
  const ends = await readEnds(payload)
  if (!ends || ends === 'altered') return
  for (;;) {
    const { docs } = await db.find<ActivitySeal>({
      collection: 'activity-seals',
      where: { number: { less_than: ends.first } },
      sort: 'number',
      limit: 1,
      pagination: false,
    })
    const [seal] = docs
    if (!seal) return
    const ids = linesIn(seal).map(({ id }) => id)
    await db.deleteMany({ collection: 'activity', where: { id: { in: ids } } })
    await db.deleteMany({ collection: 'activity-seals', where: { id: { equals: seal.id } } })
  }
}
