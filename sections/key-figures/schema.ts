import { requiredLine } from '@/fields/line'
import { rowsField } from '@/fields/rows'
import { sectionBlock } from '@/sections/section-block'

/** A few figures that show the programme at a glance. */
export const KeyFiguresSection = sectionBlock({
  slug: 'keyFigures',
  label: 'Chiffres clés',
  sentence: 'Quelques nombres qui se voient d’un coup d’œil, et ce qu’ils comptent.',
  sketch:
    'M18 20l6-4v20M40 16h10l-6 8a6 6 0 1 1-5 10M66 16v12h14M76 22v14M16 48h14M38 48h14M66 48h14',
  fields: [
    requiredLine({ name: 'title', label: 'Titre' }),
    rowsField({
      name: 'figures',
      label: 'Chiffres',
      noun: 'Chiffre',
      named: 'value',
      fields: [
        requiredLine({
          name: 'value',
          label: 'Nombre',
          admin: { description: 'Avec son unité, par exemple « 70 % » ou « 10 mois ».' },
        }),
        requiredLine({
          name: 'meaning',
          label: 'Ce qu’il compte',
          admin: { description: 'Par exemple « du coût porté par l’administration d’accueil ».' },
        }),
      ],
    }),
    {
      name: 'source',
      type: 'text',
      label: 'Source',
      admin: { description: 'Facultatif, par exemple « bilan de la promotion 6, juin 2024 ».' },
    },
  ],
})
