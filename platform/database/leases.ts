import type { CollectionConfig } from 'payload'

import { nobody } from '@/platform/database/nobody'

/** Work that only one instance of the server may do at a time: who holds it, and until when. */
export const Leases: CollectionConfig = {
  slug: 'leases',
  labels: { singular: 'Bail', plural: 'Baux' },
  admin: { hidden: true },
  access: { read: nobody, create: nobody, update: nobody, delete: nobody },
  fields: [
    { name: 'name', type: 'text', required: true, unique: true, index: true },
    { name: 'holder', type: 'text', required: true },
    { name: 'expiresAt', type: 'date', required: true },
  ],
}
