import type { CollectionConfig } from 'payload'

import { backedUp } from '@/platform/backed-up'
import { denyAll } from '@/platform/database/deny-all'

/** The second factors of each account that has any. Only the endpoints and hooks of this plugin read and write them. */
export const SecondFactors: CollectionConfig = {
  slug: 'second-factors',
  // Accounts are not in a backup.
  custom: backedUp(false),
  labels: { singular: 'Second facteur', plural: 'Seconds facteurs' },
  admin: { hidden: true },
  access: { read: denyAll, create: denyAll, update: denyAll, delete: denyAll },
  fields: [
    {
      name: 'account',
      type: 'relationship',
      relationTo: 'users',
      label: 'Compte',
      required: true,
      unique: true,
      index: true,
    },
    /** The secret of the code application, encrypted by Payload; empty without one. */
    { name: 'codeSecret', type: 'text', label: 'Secret des codes' },
    /** The time step (RFC 6238) of the last accepted code: no code is accepted twice. */
    { name: 'lastStep', type: 'number', label: 'Dernier code' },
    { name: 'passkeys', type: 'json', label: 'Clés d’accès' },
    { name: 'recoveryCodes', type: 'json', label: 'Codes de secours' },
  ],
}
