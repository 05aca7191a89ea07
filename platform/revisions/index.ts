import type { CollectionConfig } from 'payload'

import { nobody } from '@/platform/database/nobody'

/**
 * Marks of the public content's changes, appended and never altered. A cached page is current while the newest mark, and
 * the number of those around it, are what it was rendered from (see `read.ts`); no shared counter, which two publishers
 * would fight over. Those too old to decide anything are deleted (`prune.ts`).
 */
export const Revisions: CollectionConfig = {
  slug: 'revisions',
  labels: { singular: 'Révision', plural: 'Révisions' },
  admin: { hidden: true },
  access: { read: nobody, create: nobody, update: nobody, delete: nobody },
  fields: [],
}
