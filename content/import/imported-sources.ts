import type { CollectionConfig } from 'payload'

import { nobody } from '@/platform/database/nobody'

/**
 * What the last file imported for each page said, after hygiene: an export gives back, word for word and mark for mark,
 * what nobody changed since. Apart from the pages, whose every version would hold it again.
 */
export const ImportedSources: CollectionConfig = {
  slug: 'imported-sources',
  labels: { singular: 'Source importée', plural: 'Sources importées' },
  admin: { hidden: true },
  access: { read: nobody, create: nobody, update: nobody, delete: nobody },
  fields: [
    {
      name: 'page',
      type: 'relationship',
      relationTo: 'pages',
      label: 'Page',
      required: true,
      unique: true,
      index: true,
    },
    { name: 'source', type: 'json', label: 'Source', required: true },
  ],
}
