import type { PublishableSlug } from '@/editing/publishable-slugs'

/** The open requests on a document, as a `where` of Payload. */
export const openOn = (collection: PublishableSlug, id: string) => ({
  'document.relationTo': { equals: collection },
  'document.value': { equals: id },
  doneAt: { exists: false },
})
