import type { CollectionAfterChangeHook, Payload, TypedUser, TypeWithID } from 'payload'

import { documentName } from '@/editing/document-title'
import type { PublishableSlug } from '@/editing/publishable-slugs'
import { publishesHeld } from '@/editing/published'
import type { ReviewRequest } from '@/payload-types'

/**
 * After a document is published, alone or in a group: closes its open review requests in the name of the user, unless a
 * newer draft stands above the scheduled version.
 */
export const closeWhenPublished: CollectionAfterChangeHook = async ({ collection, doc, req }) => {
  const { id, _status } = doc as TypeWithID & { _status?: string }
  if (_status !== 'published' || publishesHeld(req)?.isBelowDraft) return
  const { errors } = await req.payload.update({
    collection: 'review-requests',
    where: openOn(collection.slug as PublishableSlug, String(id)),
    data: { doneAt: new Date().toISOString() },
    depth: 0,
    req,
  })
  // Payload reports failed writes in its result and has already rolled back the whole transaction.
  if (errors[0]) throw new Error(errors[0].message)
}

/** A Payload `where` that matches the open requests on a document. */
export const openOn = (collection: PublishableSlug, id: string) => ({
  'document.relationTo': { equals: collection },
  'document.value': { equals: id },
  doneAt: { exists: false },
})

/**
 * The open requests, oldest first, except on documents that are deleted or in the trash. Applies the access rights of
 * `user`; throws without a user.
 */
export async function openReviews(payload: Payload, user: TypedUser | null | undefined) {
  const { docs } = await payload.find({
    collection: 'review-requests',
    where: { doneAt: { exists: false } },
    sort: 'createdAt',
    depth: 1,
    draft: true,
    populate: { users: { name: true } },
    pagination: false,
    overrideAccess: false,
    user,
  })
  return docs.flatMap((request) => reviewOf(payload, request) ?? [])
}

function reviewOf(payload: Payload, request: ReviewRequest) {
  const { createdAt, id, note, requestedBy } = request
  const { relationTo: collection, value } = request.document
  if (!value || typeof value === 'string' || value.deletedAt) return null
  return {
    id,
    collection,
    documentId: value.id,
    // The title of the latest version.
    ...documentName(payload, collection, value),
    note: note?.trim() ? note : null,
    /** Name of the requester; null if their account is deleted. */
    requestedBy: typeof requestedBy === 'object' ? (requestedBy?.name ?? null) : null,
    requestedAt: new Date(createdAt),
  }
}
