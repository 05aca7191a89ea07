import type { CollectionConfig, Where } from 'payload'

/** For the `custom` of a collection: the documents that a backup of the site contains; false for none. */
export const backedUp = (documents: Where | false) => ({ backedUp: documents })

/** Returns what `backedUp` says. By default: all documents, but none of a collection of Payload itself. */
export const backedUpOf = ({ custom, slug }: CollectionConfig): Where | false =>
  (custom?.backedUp as Where | false | undefined) ?? (slug.startsWith('payload-') ? false : {})
