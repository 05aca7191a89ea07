import { Locked, type PayloadRequest } from 'payload'

import { LOCKS } from '@/access/lock-access'
import type { DocumentReference } from '@/editing/publishable-slugs'
import { relationId } from '@/platform/database/ids'
import { frenchMoment } from '@/text/french-date'

/** Who else edits a document, and since when. */
type OtherLock = { name: string | null; since: Date }

/** How long Payload takes a lock for held after its last renewal, where a collection says nothing else. */
const DURATION_S = 300

/** The lock that someone else holds on a document; null when there is none. Read as Payload's own check before a save. */
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

/** Throws Payload's own error (423) when someone else edits `document`. */
export async function refuseLocked(
  req: PayloadRequest,
  document: DocumentReference,
): Promise<void> {
  if (await lockOfOther(req, document)) throw new Locked('Ce contenu est en cours de modification.')
}

/** Says who edits `document`, since when, and what to do. The lock may have been given back meanwhile. */
export function lockSentence({ collection }: DocumentReference, lock: OtherLock | null): string {
  const who = lock?.name ?? 'Quelqu’un'
  const since = lock ? ` depuis le ${frenchMoment(lock.since)} (heure de Paris)` : ''
  // The page itself cannot be left out.
  const orElse = collection === 'pages' ? '' : ', ou décochez ce contenu'
  return `${who} modifie ce contenu${since}. Attendez que cette personne ait fini${orElse}.`
}
