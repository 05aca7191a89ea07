/** What staff have asked to have read. */
import type { Payload, TypedUser } from 'payload'

import { documentName } from '@/editing/document-title'
import type { PublishableSlug } from '@/editing/publishable-slugs'
import type { ReviewRequest } from '@/payload-types'

/** A request that nobody has answered yet. */
export type OpenReview = {
  id: string
  collection: PublishableSlug
  documentId: string
  /** What the document's collection is called, and its latest title. */
  kind: string
  title: string
  note: string | null
  /** Name of who asks; null when their account is gone. */
  requestedBy: string | null
  requestedAt: Date
}

/**
 * The open requests, oldest first, but on documents that are gone or in the trash. Reads as `user` may; throws without
 * one.
 */
export async function openReviews(
  payload: Payload,
  user: TypedUser | null | undefined,
): Promise<OpenReview[]> {
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

function reviewOf(payload: Payload, request: ReviewRequest): OpenReview | null {
  const { createdAt, id, note, requestedBy } = request
  const { relationTo: collection, value } = request.document
  if (!value || typeof value === 'string' || value.deletedAt) return null
  return {
    id,
    collection,
    documentId: value.id,
    ...documentName(payload, collection, value),
    note: note?.trim() ? note : null,
    requestedBy: typeof requestedBy === 'object' ? (requestedBy?.name ?? null) : null,
    requestedAt: new Date(createdAt),
  }
}
