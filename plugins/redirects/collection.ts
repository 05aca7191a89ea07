import type { CollectionConfig } from 'payload'

import { atLeast, hiddenBelow, staffOnly } from '@/access/roles'
import { revealNamedField } from '@/editing/staff-screens'
import { feminine } from '@/editing/with-article'
import { linkTargetField } from '@/fields/link'
import { pageField } from '@/fields/page'
import { savedDateFields } from '@/fields/paris-date'
import { reservedFault } from '@/fields/slug'
import { env } from '@/platform/env'
import { recordChange, recordDeletion } from '@/platform/revisions/record'
import { formerAddressFault, toFormerAddress } from '@/text/site-path'

import { refuseConflict } from './refuse-conflict'
import { settleOthers, settleTarget } from './settle-target'

/**
 * Former addresses. Each leads to a page rather than an address if possible, so that a page renamed twice makes no chain.
 * Written by the hook of pages when a page leaves a published address, and by administrators.
 */
export const Redirects: CollectionConfig = {
  slug: 'redirects',
  custom: feminine,
  labels: { singular: 'Redirection', plural: 'Redirections' },
  // A copy would be empty: a former address leads to one place.
  disableDuplicate: true,
  admin: {
    useAsTitle: 'from',
    listSearchableFields: ['from', 'url'],
    group: 'Réglages',
    description:
      'Les anciennes adresses du site, et où elles mènent. Celle d’une page publiée que l’on renomme ou que l’on retire s’ajoute d’elle-même.',
    defaultColumns: ['from', 'to', 'url', 'updatedAt'],
    hidden: hiddenBelow('administrator'),
    hideAPIURL: true,
    components: {
      edit: { beforeDocumentControls: ['@/plugins/redirects/admin/LastChange#LastChange'] },
    },
  },
  access: {
    read: staffOnly,
    create: atLeast('administrator'),
    update: atLeast('administrator'),
    delete: atLeast('administrator'),
  },
  hooks: {
    beforeChange: [refuseConflict, settleTarget],
    afterChange: [settleOthers, recordChange],
    afterDelete: [recordDeletion],
  },
  fields: [
    revealNamedField,
    {
      name: 'from',
      type: 'text',
      label: 'Ancienne adresse',
      required: true,
      unique: true,
      index: true,
      admin: {
        description:
          'Ce qui suit le nom du site, avec ses majuscules et son extension, par exemple « img/reglement.pdf ». Vous pouvez coller l’adresse entière.',
      },
      hooks: {
        beforeValidate: [
          ({ value }) =>
            typeof value === 'string' ? toFormerAddress(value, env().siteUrl) : (value as unknown),
        ],
      },
      validate: (value: unknown) => {
        // The form also calls this while the address is typed.
        const address = typeof value === 'string' ? toFormerAddress(value, env().siteUrl) : value
        const fault = formerAddressFault(address)
        return fault === true ? reservedFault(address as string) : fault
      },
    },
    pageField({
      name: 'to',
      label: 'Page',
      index: true,
      admin: { description: 'La page où mène l’ancienne adresse, quelle que soit la sienne.' },
    }),
    linkTargetField({
      name: 'url',
      label: 'Autre adresse',
      description:
        'Au lieu d’une page : un document, un passage d’une page (/page#passage), un autre site.',
    }),
    ...savedDateFields,
  ],
}
