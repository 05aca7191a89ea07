import type { CollectionConfig } from 'payload'

import { atLeast, hiddenBelow } from '@/access/roles'
import { feminine } from '@/editing/with-article'
import { savedDateFields } from '@/fields/paris-date'
import { backedUp } from '@/platform/backed-up'
import { denyAll } from '@/platform/database/deny-all'

/**
 * Keys that let programs read published content over the REST API (`access/rest-callers.ts`). A key has no role, so every
 * rule for staff refuses it. Payload stores the key encrypted and shows it once, when it is created.
 */
export const ApiKeys: CollectionConfig = {
  slug: 'api-keys',
  // They would give access to another site.
  custom: { ...backedUp(false), ...feminine },
  labels: { singular: 'Clé d’API', plural: 'Clés d’API' },
  admin: {
    useAsTitle: 'name',
    group: 'Réglages',
    defaultColumns: ['name', 'updatedAt'],
    hidden: hiddenBelow('administrator'),
    hideAPIURL: true,
    components: {
      edit: { beforeDocumentControls: ['@/components/admin/LastChange#LastChange'] },
    },
    description:
      'Chaque clé permet à un programme de lire ce qui est publié, et rien d’autre. Générez une clé, copiez-la, puis sauvegardez\u00a0: elle ne sera plus montrée. Pour retirer cet accès, supprimez-la.',
  },
  auth: { useAPIKey: true, disableLocalStrategy: true },
  // A deleted key must stop working even while a colleague has its form open.
  lockDocuments: false,
  disableDuplicate: true,
  access: {
    read: atLeast('administrator'),
    create: atLeast('administrator'),
    update: atLeast('administrator'),
    delete: atLeast('administrator'),
    unlock: denyAll,
    admin: denyAll,
  },
  fields: [
    {
      name: 'name',
      type: 'text',
      label: 'Nom du programme',
      required: true,
      maxLength: 100,
    },
    ...savedDateFields,
  ],
}
