import type { CollectionConfig } from 'payload'

import { atLeast, hiddenBelow } from '@/access/roles'
import { beforeSave } from '@/editing/faults'
import { feminine } from '@/editing/with-article'
import { parisMomentField, savedDateFields } from '@/fields/paris-date'
import type { ApiKey } from '@/payload-types'
import { backedUp } from '@/platform/backed-up'
import { denyAll } from '@/platform/database/deny-all'

import { byKey, digestOf, giveKey, newKey } from './key'

/** Before a key is created: makes it, and stores its digest and who created it. */
const prepare = beforeSave<ApiKey>(({ isNew, sent, req }) => {
  if (!isNew) return
  return { ...sent, createdBy: req.user?.id, keyHash: digestOf(newKey(req)) }
})

const unseen = { create: denyAll, read: denyAll, update: denyAll }
const setBySite = { create: denyAll, update: denyAll }
const readOnly = { readOnly: true, condition: (data: Partial<ApiKey>) => Boolean(data.id) }

/**
 * Keys that let programs read published content over the REST API (`access/rest-callers.ts`). A key has no role, so every
 * rule for staff refuses it. The site stores its digest, and gives it once, in the answer to its creation.
 */
export const ApiKeys: CollectionConfig = {
  slug: 'api-keys',
  // They would give access to another site.
  custom: { ...backedUp(false), ...feminine },
  labels: { singular: 'Clé d’API', plural: 'Clés d’API' },
  admin: {
    useAsTitle: 'name',
    group: 'Réglages',
    defaultColumns: ['name', 'createdAt', 'createdBy', 'lastUsedAt', 'expiresAt'],
    hidden: hiddenBelow('administrator'),
    hideAPIURL: true,
    components: {
      edit: {
        beforeDocumentControls: ['@/components/admin/LastChange#LastChange'],
        SaveButton: '@/components/admin/accounts/SaveKey#SaveKey',
      },
    },
    description:
      'Chaque clé permet à un programme de lire ce qui est publié, et rien d’autre. Elle est montrée une fois, à sa création. Pour révoquer une clé, supprimez-la\u00a0: elle ne sert plus aussitôt.',
  },
  auth: { disableLocalStrategy: true, strategies: [{ name: 'api-key', authenticate: byKey }] },
  // A deleted key must stop working even while a colleague has its form open.
  lockDocuments: false,
  disableDuplicate: true,
  hooks: { beforeChange: [prepare], afterOperation: [giveKey] },
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
      admin: { description: '« Tableau de bord de la DITP », par exemple.' },
    },
    parisMomentField({
      name: 'expiresAt',
      label: 'Valable jusqu’au',
      admin: { description: 'Sans date, la clé sert jusqu’à sa suppression.' },
    }),
    {
      name: 'createdBy',
      type: 'relationship',
      relationTo: 'users',
      label: 'Créée par',
      access: setBySite,
      admin: readOnly,
    },
    parisMomentField({
      name: 'lastUsedAt',
      label: 'Dernière utilisation',
      access: setBySite,
      admin: { ...readOnly, description: 'À une heure près.' },
    }),
    {
      name: 'keyHash',
      type: 'text',
      index: true,
      hidden: true,
      label: 'Empreinte de la clé',
      access: unseen,
    },
    ...savedDateFields,
  ],
}
