import type { Block } from 'payload'

import { markdownField } from '@/fields/markdown'
import { notBlank } from '@/fields/not-blank'
import { rowLabel } from '@/fields/row-label'
import { sectionAdmin } from '@/sections/section-admin'

/** What happens when: dates written freely (« début avril »), unlike the milestones of a call, which are computed with. */
export const DatedStepsSection: Block = {
  slug: 'datedSteps',
  interfaceName: 'DatedStepsSection',
  labels: { singular: 'Étapes datées', plural: 'Étapes datées' },
  admin: sectionAdmin('Ce qui se passe et quand, en toutes lettres : « début avril ».'),
  fields: [
    { name: 'title', type: 'text', label: 'Titre', required: true, validate: notBlank },
    {
      name: 'steps',
      type: 'array',
      label: 'Étapes',
      labels: { singular: 'Étape', plural: 'Étapes' },
      admin: { initCollapsed: true, components: { RowLabel: rowLabel('date', 'Étape') } },
      fields: [
        {
          name: 'date',
          type: 'text',
          label: 'Date ou période',
          required: true,
          validate: notBlank,
          admin: { description: 'En toutes lettres, par exemple « du 24 janvier au 18 mars ».' },
        },
        markdownField({ name: 'description', label: 'Description' }),
      ],
    },
  ],
}
