import type { PayloadRequest } from 'payload'

import { LOCKS } from '@/access/lock-access'
import { relationId } from '@/platform/database/ids'
import { frenchMoment } from '@/text/french-date'

import type { DocumentReference } from './publishable-slugs'

/** Another user who is editing a document, and since when. */
type OtherLock = { name: string | null; since: Date }

/** Payload's default duration of a lock after its last renewal. */
const DURATION_S = 300

/** The lock that another user holds on a document; null if there is none. Same query as Payload's check before a save. */
export async function lockOfOther(
  { payload, user }: PayloadRequest,
  { collection, id }: DocumentReference,
): Promise<OtherLock | null> {
  const { docs } = await payload.find({
    collection: LOCKS,
    depth: 1,
    limit: 1,
    pagination: false,
    sort: '-updatedAt',
    where: { 'document.relationTo': { equals: collection }, 'document.value': { equals: id } },
  })
  const [lock] = docs
  if (!lock) return null
  const { lockDocuments } = payload.collections[collection].config
  const duration = typeof lockDocuments === 'object' ? lockDocuments.duration : DURATION_S
  const isOver = Date.now() - new Date(lock.updatedAt).getTime() > duration * 1000
  if (isOver || relationId(lock.user.value) === user?.id) return null
  const { value: holder } = lock.user
  const name = typeof holder === 'object' ? (holder?.name ?? null) : null
  return { name, since: new Date(lock.createdAt) }
}

/** A French sentence: who is editing a document, since when, and what to do. The lock may have been released meanwhile. */
export function lockSentence(lock: OtherLock | null, orElse: string): string {
  const who = lock?.name ?? 'Quelqu’un'
  const since = lock ? ` depuis le ${frenchMoment(lock.since)} (heure de Paris)` : ''
  return `${who} modifie ce contenu${since}. Attendez que cette personne ait fini${orElse}.`
}
