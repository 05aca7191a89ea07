import { randomUUID } from 'node:crypto'

import type { Payload } from 'payload'

import { appendMark } from '@/collections/revisions/append'
import { releaseLease, takeLease, type Lease } from '@/lib/lease'

import { subjectOf, undoChange, type Change } from './change'
import { databaseOf } from './database-of'
import { HEADER, publicationsUnderWay } from './under-way'

/** One publication at a time, in all instances: what one would put back, another must not have built upon. */
export const leaseOf = (holder: string): Lease => ({ name: 'publication-under-way', holder })

/** How long others wait for an instance that died at work. */
export const LEASE_MS = 10_000
/** At a start, or before a publication: a little longer than a lease left behind lasts. */
const PATIENCE_MS = 15_000
const PAUSE_MS = 250

/**
 * Puts back what an instance began to publish and did not end, because it died: visitors then read what they read
 * before, and the drafts are as they were. Waits for whoever is at work now, 15 seconds at most; `once`: not at all.
 */
export async function recoverPublications(payload: Payload, { once = false } = {}): Promise<void> {
  const lease = leaseOf(randomUUID())
  const deadline = Date.now() + (once ? 0 : PATIENCE_MS)
  while ((await publicationsUnderWay(payload)).length) {
    if (await takeLease(payload, lease, LEASE_MS)) {
      await putAllBack(payload)
      await releaseLease(payload, lease)
      return
    }
    if (Date.now() >= deadline) return
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  }
}

/** For the holder of the lease only: whoever began what is under way holds it no more. */
export async function putAllBack(payload: Payload): Promise<void> {
  for (const { publication } of await publicationsUnderWay(payload)) {
    const { docs } = await payload.find({
      collection: 'publication-entries',
      where: { publication: { equals: publication }, number: { greater_than: HEADER } },
      sort: '-number',
      pagination: false,
      depth: 0,
    })
    const changes = docs.flatMap(({ change }) => change ?? [])
    await undo(payload, publication, changes)
    payload.logger.warn({ msg: 'Publication interrompue remise en arrière', changes: docs.length })
  }
}

/**
 * Undoes `changes` (JSON, the last first), then says that `publication` is under way no more. What somebody else has
 * published after `since` stays. A change that cannot be undone is logged and left: it must not keep all others, and
 * every publication to come, waiting for ever.
 */
export async function undo(
  payload: Payload,
  publication: string,
  changes: string[],
  since?: string,
): Promise<void> {
  const failed: Change[] = []
  for (const text of changes) {
    const change = JSON.parse(text) as Change
    await undoChange(payload, change, since).catch(() => failed.push(change))
  }
  // Once more: the database may have been away for a moment.
  for (const change of failed) {
    await undoChange(payload, change, since).catch((err: unknown) => {
      const msg = 'Document impossible à remettre comme avant'
      payload.logger.error({ err, msg, document: subjectOf(change) })
    })
  }
  // Pages that were rendered in between must not stay in memory.
  await appendMark(payload)
  await forget(payload, publication)
}

/**
 * Takes the entries of `publication` away, first the one that says that it is under way, alone: a crash in between
 * leaves entries that nobody reads. False if somebody else took that one away.
 */
export async function forget(payload: Payload, publication: string): Promise<boolean> {
  const collection = 'publication-entries'
  const isOurs = { publication: { equals: publication } }
  const db = databaseOf(payload)
  const where = { and: [isOurs, { number: { equals: HEADER } }] }
  const header: unknown = await db.deleteOne({ collection, where })
  await db.deleteMany({ collection, where: isOurs })
  return Boolean(header)
}
