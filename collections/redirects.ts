import type { CollectionConfig } from 'payload'

import { atLeast, hiddenBelow } from '@/access/roles'
import { signedIn } from '@/access/signed-in'
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
    {
      name: 'to',
      type: 'relationship',
      relationTo: 'pages',
      label: 'Page',
      required: true,
      index: true,
    },
  ],
}
