import type { GlobalConfig } from 'payload'

import { atLeast, hiddenBelow } from '@/access/roles'
import { publishableGlobal } from '@/editing/publishable-global'
import { linkRow } from '@/fields/link'
import { pageField } from '@/fields/page'
import { DEFAULT_SITE_NAME } from '@/text/site-name'

import { ownerFields } from './owner'

/** What every page shows around its content. */
export const Site: GlobalConfig = publishableGlobal({
  slug: 'site',
  label: 'Site',
  admin: { group: 'Réglages', hidden: hiddenBelow('administrator') },
  access: { update: atLeast('administrator') },
  fields: [
    {
      name: 'name',
      type: 'text',
      label: 'Nom du site',
      required: true,
      // Visitors read this name before the first save. It is a function because Payload would make a constant the default
      // of the column.
      defaultValue: () => DEFAULT_SITE_NAME,
    },
    { name: 'tagline', type: 'text', label: 'Signature' },
    pageField({
      name: 'home',
      label: 'Page d’accueil',
      admin: {
        description: 'La page où mène l’adresse du site. À défaut, la plus ancienne page publiée.',
      },
    }),
    { name: 'address', type: 'textarea', label: 'Adresse postale' },
    {
      name: 'contactEmail',
      type: 'email',
      label: 'Adresse électronique de contact',
      admin: {
        description:
          'En toutes lettres au pied de chaque page. Pour les failles aussi (security.txt).',
      },
    },
    ownerFields,
    {
      name: 'footerLinks',
      type: 'array',
      label: 'Liens du pied de page',
      labels: { singular: 'Lien', plural: 'Liens' },
      fields: [linkRow({ label: { required: true } })],
    },
  ],
})
