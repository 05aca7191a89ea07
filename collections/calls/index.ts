import type { Field } from 'payload'

import { publishable } from '@/editing/publishable'
import { shownByField, timelineField } from '@/editing/staff-screens'
import { checkCallVariables } from '@/editing/text-variables/checks'
import { linkTargetField } from '@/fields/link'
import { parisMomentField } from '@/fields/paris-date'
import { titleField } from '@/fields/line'

import { correctsDatesField, formerDatesField, keepFormerDates } from './former-dates'
import { milestonesField } from './milestones'
import { overrideFields, signOverride } from './override'
import { refuseTwoOpen } from './refuse-two-open'
import { validateClosesAt, validateClosingSoonDays } from './validate'

/** When a call opens, closes and is shown as closing soon. */
const dateFields: Field[] = [
  {
    type: 'row',
    fields: [
      parisMomentField({
        name: 'opensAt',
        label: 'Ouverture',
        admin: {
          width: '50%',
          description: 'Heure de Paris. L’appel est ouvert dès cet instant.',
        },
      }),
      parisMomentField({
        name: 'closesAt',
        label: 'Clôture',
        validate: validateClosesAt,
        admin: {
          width: '50%',
          description:
            'Heure de Paris. L’appel est clos à cet instant précis. Sans clôture, un appel qui a ouvert l’est en continu.',
        },
      }),
    ],
  },
  {
    name: 'closingSoonDays',
    type: 'number',
    label: 'Derniers jours',
    defaultValue: 7,
    validate: validateClosingSoonDays,
    admin: {
      step: 1,
      description:
        'Nombre de jours avant la clôture pendant lesquels la page annonce « Appel bientôt clos ». 0 pour ne jamais l’annoncer.',
    },
  },
]

/** A call for projects. Its state is never stored: `call` computes it from these fields. */
export const Calls = publishable({
  slug: 'calls',
  labels: { singular: 'Appel à projets', plural: 'Appels à projets' },
  admin: {
    useAsTitle: 'name',
    listSearchableFields: ['name', 'promotion'],
    group: 'Appels',
    defaultColumns: ['name', '_status', 'opensAt', 'closesAt'],
  },
  hooks: { beforeChange: [signOverride, keepFormerDates, refuseTwoOpen, checkCallVariables] },
  fields: [
    titleField({
      name: 'name',
      label: 'Nom',
      admin: { components: { Cell: '@/components/admin/calls/CallNameCell#CallNameCell' } },
    }),
    {
      name: 'promotion',
      type: 'text',
      label: 'Promotion',
      admin: { description: 'Le numéro de la promotion recrutée, par exemple « 7 ».' },
    },
    ...dateFields,
    ...overrideFields,
    correctsDatesField,
    formerDatesField,
    timelineField,
    shownByField,
    milestonesField,
    linkTargetField({
      name: 'applicationUrl',
      label: 'Adresse pour candidater',
      description: 'Où mène le bouton de candidature, tant que l’appel est ouvert.',
    }),
    linkTargetField({ name: 'rulesUrl', label: 'Adresse du règlement' }),
  ],
})
