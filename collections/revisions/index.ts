import type { CollectionConfig } from 'payload'

import { nobody } from '@/access/nobody'

/**
 * Append-only marks of the public content's changes. A cached page is current while the number of marks and the
 * newest one are those it was rendered from (see `lib/revision.ts`); no shared counter, which two publishers would
 * fight over.
 */
export const Revisions: CollectionConfig = {
  slug: 'revisions',
  labels: { singular: 'Révision', plural: 'Révisions' },
  admin: { hidden: true },
  access: { read: nobody, create: nobody, update: nobody, delete: nobody },
  fields: [],
}
