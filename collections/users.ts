import type { CollectionConfig } from 'payload'

import { signedIn } from '@/access/signed-in'

const MINUTE_MS = 60_000

/** Staff accounts. None exists by default: the first visit to `/admin` creates the first administrator. */
export const Users: CollectionConfig = {
  slug: 'users',
  labels: { singular: 'Compte', plural: 'Comptes' },
  admin: { useAsTitle: 'email', group: 'Réglages', defaultColumns: ['email', 'name', 'updatedAt'] },
  auth: { maxLoginAttempts: 5, lockTime: 10 * MINUTE_MS },
  access: {
    read: signedIn,
    create: signedIn,
    update: signedIn,
    delete: signedIn,
    unlock: signedIn,
    admin: ({ req: { user } }) => Boolean(user),
  },
  fields: [{ name: 'name', type: 'text', label: 'Nom' }],
}
