import type { CollectionConfig } from 'payload'

import { signedIn } from '@/access/signed-in'
import { nobody } from '@/platform/database/nobody'

import { shareLinkEndpoints } from './endpoints'

/** Links by which someone without an account reads the draft of one page, until a date or until they are revoked. */
export const ShareLinks: CollectionConfig = {
  slug: 'share-links',
  labels: { singular: 'Lien de partage', plural: 'Liens de partage' },
  admin: { hidden: true },
  // Made and revoked by their own routes, which also sign their addresses.
  endpoints: shareLinkEndpoints,
  access: { read: signedIn, create: nobody, update: nobody, delete: nobody },
  fields: [
    {
      name: 'page',
      type: 'relationship',
      relationTo: 'pages',
      label: 'Page',
      required: true,
      index: true,
    },
    { name: 'expiresAt', type: 'date', label: 'Expire le', required: true },
    { name: 'revokedAt', type: 'date', label: 'Révoqué le' },
    { name: 'createdBy', type: 'relationship', relationTo: 'users', label: 'Créé par' },
  ],
}
