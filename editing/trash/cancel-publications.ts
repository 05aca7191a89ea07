import type { CollectionAfterChangeHook } from 'payload'

import { cancelPublications } from '@/editing/scheduled-publishing/actions'

/**
 * After a document is put in the trash: nothing publishes it any more. What comes back from there is a draft, to be read
 * before it is published. A planned withdrawal stays.
 */
export const cancelWhenTrashed: CollectionAfterChangeHook = async ({ collection, doc, req }) => {
  const { id, deletedAt } = doc as { id: string; deletedAt?: string | null }
  if (deletedAt) await cancelPublications(req, { collection: collection.slug, id })
}
