import type { Field } from 'payload'

import { parisMomentField } from '@/fields/paris-date'

import { validateClosesAt, validateClosingSoonDays } from './validate'

/** When a call opens, closes and is said to close soon. */
export const dateFields: Field[] = [
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
