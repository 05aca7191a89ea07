import type { ArrayField } from 'payload'

import { requiredLine } from '@/fields/line'
import { parisDayField } from '@/fields/paris-date'
import { rowLabel } from '@/fields/rows'

import { validateEndsOn, validateStartsOn, validateTimeText } from './validate'

type Siblings = { kind?: string | null }

/** Dated moments of a call other than opening and closing, shown with the selection steps. */
export const milestonesField: ArrayField = {
  name: 'milestones',
  type: 'array',
  label: 'Jalons',
  labels: { singular: 'Jalon', plural: 'Jalons' },
  admin: {
    initCollapsed: true,
    description:
      'Jurys, auditions, annonce des lauréats… La page les montre avec les étapes de sélection, dans l’ordre des dates, et marque ceux qui sont passés.',
    components: { RowLabel: rowLabel('label', 'Jalon') },
  },
  fields: [
    requiredLine({ name: 'label', label: 'Intitulé' }),
    {
      name: 'kind',
      type: 'radio',
      label: 'Quand',
      defaultValue: 'day',
      required: true,
      options: [
        { value: 'day', label: 'Un jour' },
        { value: 'period', label: 'Une période' },
        { value: 'text', label: 'En toutes lettres' },
      ],
    },
    {
      type: 'row',
      fields: [
        parisDayField({
          name: 'startsOn',
          label: 'Jour (ou premier jour)',
          validate: validateStartsOn,
          admin: { width: '50%', condition: (_, { kind }: Siblings) => kind !== 'text' },
        }),
        parisDayField({
          name: 'endsOn',
          label: 'Dernier jour (inclus)',
          validate: validateEndsOn,
          admin: { width: '50%', condition: (_, { kind }: Siblings) => kind === 'period' },
        }),
      ],
    },
    {
      name: 'text',
      type: 'text',
      label: 'Moment',
      validate: validateTimeText,
      admin: {
        condition: (_, { kind }: Siblings) => kind === 'text',
        description: 'Par exemple « tous les deux mois ».',
      },
    },
  ],
}
