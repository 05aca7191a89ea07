import { linkTargetField } from '@/fields/link'
import { parisDateField } from '@/fields/paris-date'

import { publishable } from '../publishable'
import { refuseDeletingUsed } from '../refuse-deleting-used'
import { validateClosesAt, validateOverrideReason } from './validate'

/** A call for projects. Whether it is open is never stored: `lib/call.ts` computes it from these fields. */
export const Calls = publishable({
  slug: 'calls',
  labels: { singular: 'Appel à projets', plural: 'Appels à projets' },
  admin: {
    useAsTitle: 'name',
    group: 'Contenus',
    defaultColumns: ['name', 'opensAt', 'closesAt', 'override', '_status'],
  },
  hooks: { beforeDelete: [refuseDeletingUsed((page) => [page.call])] },
  fields: [
    { name: 'name', type: 'text', label: 'Nom', required: true },
    {
      name: 'promotion',
      type: 'text',
      label: 'Promotion',
      admin: { description: 'Le numéro de la promotion recrutée, par exemple « 7 ».' },
    },
    {
      type: 'row',
      fields: [
        parisDateField({
          name: 'opensAt',
          label: 'Ouverture',
          admin: { description: 'Heure de Paris. L’appel est ouvert dès cet instant.' },
        }),
        parisDateField({
          name: 'closesAt',
          label: 'Clôture',
          validate: validateClosesAt,
          admin: { description: 'Heure de Paris. L’appel est clos à cet instant précis.' },
        }),
      ],
    },
    {
      name: 'override',
      type: 'select',
      label: 'Forcer l’état',
      options: [
        { value: 'open', label: 'Ouvert' },
        { value: 'closed', label: 'Clos' },
      ],
      admin: {
        isClearable: true,
        description:
          'À n’utiliser que par exception : l’état choisi l’emporte sur les dates jusqu’à ce que vous l’effaciez.',
      },
    },
    {
      name: 'overrideReason',
      type: 'text',
      label: 'Raison',
      validate: validateOverrideReason,
      access: { read: ({ req: { user } }) => Boolean(user) },
      admin: {
        condition: (_, siblings) => Boolean(siblings.override),
        description: 'Pourquoi l’état est forcé. Visible de l’équipe seulement.',
      },
    },
    linkTargetField({
      name: 'applicationUrl',
      label: 'Adresse pour candidater',
      description: 'Où mène le bouton de candidature, tant que l’appel est ouvert.',
    }),
    linkTargetField({ name: 'rulesUrl', label: 'Adresse du règlement' }),
  ],
})
