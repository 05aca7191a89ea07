import type { CollectionBeforeChangeHook } from 'payload'

import type { PublishableSlug } from '@/editing/publishable-slugs'
import type { ReviewRequest } from '@/payload-types'
import { relationId } from '@/platform/database/ids'

import { openOn } from './close'

/**
 * Before a request is saved: who asks and who answers are the persons of the session, whatever was sent. Once made, a
 * request can only be closed. A new one takes the place of those still open on its document: the last words count.
 */
export const signReviewRequest: CollectionBeforeChangeHook<ReviewRequest> = async ({
  data,
  operation,
  originalDoc,
  req,
}) => {
  const person = req.user?.id ?? null
  if (operation === 'create') {
    const id = relationId(data.document?.value)
    if (data.document && id) await forget(data.document.relationTo, id)
    return { ...data, requestedBy: person, doneAt: null, doneBy: null }
  }
  const { document, note, requestedBy, doneAt, doneBy } = originalDoc ?? {}
  const isClosing = Boolean(data.doneAt) && !doneAt
  const done = isClosing ? { doneAt: new Date().toISOString(), doneBy: person } : { doneAt, doneBy }
  return { document, note, requestedBy, ...done }

  async function forget(collection: PublishableSlug, documentId: string) {
    await req.payload.delete({
      collection: 'review-requests',
      where: openOn(collection, documentId),
      req,
    })
  }
}
