import type { CollectionAfterChangeHook, PayloadRequest, TypeWithID } from 'payload'

import type { PublishableSlug } from '@/editing/publishable-slugs'
import { publishesTogether } from '@/editing/published'
import { publishesHeld } from '@/editing/scheduled-publishing/held-version'

/** Closes what was asked to be read of a document, in the name of the person of `req`. */
export async function closeReviewRequests(
  req: PayloadRequest,
  { collection, id }: { collection: PublishableSlug; id: string },
): Promise<void> {
  const { errors } = await req.payload.update({
    collection: 'review-requests',
    where: openOn(collection, id),
    data: { doneAt: new Date().toISOString() },
    depth: 0,
    req,
  })
  // Payload names in its answer what it could not write, and has undone the whole transaction.
  if (errors[0]) throw new Error(errors[0].message)
}

/**
 * After a document is published: nobody has to read it any more, unless a draft stands above what was planned. Documents
 * published together see to it at the end.
 */
export const closeWhenPublished: CollectionAfterChangeHook = async ({ collection, doc, req }) => {
  const { id, _status } = doc as TypeWithID & { _status?: string }
  if (_status !== 'published' || publishesTogether(req)) return
  if (publishesHeld(req)?.isBelowDraft) return
  await closeReviewRequests(req, { collection: collection.slug as PublishableSlug, id: String(id) })
}

/** The open requests on a document, as a `where` of Payload. */
export const openOn = (collection: PublishableSlug, id: string) => ({
  'document.relationTo': { equals: collection },
  'document.value': { equals: id },
  doneAt: { exists: false },
})
