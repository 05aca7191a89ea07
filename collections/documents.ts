import { publishable } from '@/editing/publishable'
import { checksumField, fileAddressField } from '@/fields/library'

import { keepingFiles } from './files'

/** Files that visitors download, at `/documents/…`: the rules of a call, a brochure. */
export const Documents = publishable(
  keepingFiles({
    slug: 'documents',
    labels: { singular: 'Document', plural: 'Documents' },
    admin: {
      useAsTitle: 'slug',
      group: 'Bibliothèque',
      defaultColumns: ['slug', '_status', 'filename', 'updatedAt'],
    },
    upload: {
      mimeTypes: ['application/pdf'],
    },
    fields: [fileAddressField('documents', ['pdf']), checksumField],
  }),
)
