import type { CollectionConfig } from 'payload'

import { atLeast, hiddenBelow } from '@/access/roles'
import { signedIn } from '@/access/signed-in'
import { linkTargetField } from '@/fields/link'
import { validateSlug } from '@/fields/slug'

import { recordChange, recordDeletion } from './revisions/record'

/**
 * Former addresses. Each points at a page, not at an address, so that a page renamed twice makes no chain. Written by
 * the pages' own hook when a published address changes.
 */
export const Redirects: CollectionConfig = {
  slug: 'redirects',
  labels: { singular: 'Redirection', plural: 'Redirections' },
  admin: {
    useAsTitle: 'from',
    group: 'Réglages',
    defaultColumns: ['from', 'to', 'updatedAt'],
    hidden: hiddenBelow('administrator'),
  },
  access: {
    read: signedIn,
    create: atLeast('administrator'),
    update: atLeast('administrator'),
    delete: atLeast('administrator'),
  },
  hooks: { afterChange: [recordChange], afterDelete: [recordDeletion] },
  fields: [
    {
      name: 'from',
      type: 'text',
      label: 'Ancienne adresse',
      required: true,
      unique: true,
      index: true,
      validate: (value: unknown) => validateSlug(value),
    },
    { name: 'to', type: 'relationship', relationTo: 'pages', label: 'Page', index: true },
    linkTargetField({
      name: 'url',
      label: 'Autre adresse',
      description:
        'Si l’ancienne adresse ne mène pas à une page du site : un document, un autre site.',
      condition: (_, { to }: { to?: unknown }) => !to,
    }),
  ],
}
