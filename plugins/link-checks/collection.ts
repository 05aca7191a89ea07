import type { CollectionConfig } from 'payload'

import { backedUp } from '@/platform/backed-up'
import { denyAll } from '@/platform/database/deny-all'

/** The last check of each address of another site that published contents link to. Staff read them in « À regarder ». */
export const LinkChecks: CollectionConfig = {
  slug: 'link-checks',
  // Made again by the next run.
  custom: backedUp(false),
  labels: { singular: 'Vérification de lien', plural: 'Vérifications de liens' },
  admin: { hidden: true },
  access: { read: denyAll, create: denyAll, update: denyAll, delete: denyAll },
  fields: [
    { name: 'url', type: 'text', label: 'Adresse', required: true, unique: true, index: true },
    { name: 'checkedAt', type: 'date', label: 'Vérifiée le', required: true },
    /** In French; empty if the address answers. */
    { name: 'failure', type: 'text', label: 'Échec' },
    { name: 'firstFailureAt', type: 'date', label: 'En échec depuis le' },
    { name: 'lastFailureAt', type: 'date', label: 'Dernier échec' },
    /** Only after permanent redirects all the way. */
    { name: 'movedTo', type: 'text', label: 'Nouvelle adresse' },
  ],
}
