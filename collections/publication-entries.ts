import type { CollectionConfig } from 'payload'

import { nobody } from '@/access/nobody'

/**
 * What a publication under way has changed so far, so that whoever comes after a crash can put it back (see
 * `lib/publication`). Empty whenever none is under way.
 */
export const PublicationEntries: CollectionConfig = {
  slug: 'publication-entries',
  labels: { singular: 'Publication en cours', plural: 'Publications en cours' },
  admin: { hidden: true },
  access: { read: nobody, create: nobody, update: nobody, delete: nobody },
  fields: [
    { name: 'publication', type: 'text', required: true, index: true },
    /** 0 is the entry by which the publication is under way, the header; the changes follow, in order. */
    { name: 'number', type: 'number', required: true, index: true },
    /**
     * A `Change` as JSON text: names with a dot or a dollar are no keys for MongoDB. Of the header, the revision of the
     * content when the publication began.
     */
    { name: 'change', type: 'textarea' },
  ],
}
