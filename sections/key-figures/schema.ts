import { notBlank } from '@/fields/not-blank'
import { rowLabel } from '@/fields/row-label'
import { sectionBlock } from '@/sections/section-block'

/** What the programme amounts to, in a few figures that one sees at a glance. */
export const KeyFiguresSection = sectionBlock({
  slug: 'keyFigures',
  label: 'Chiffres clés',
  sentence: 'Quelques nombres qui se voient d’un coup d’œil, et ce qu’ils comptent.',
  fields: [
    { name: 'title', type: 'text', label: 'Titre', required: true, validate: notBlank },
    {
      name: 'figures',
      type: 'array',
      label: 'Chiffres',
      labels: { singular: 'Chiffre', plural: 'Chiffres' },
      admin: { initCollapsed: true, components: { RowLabel: rowLabel('value', 'Chiffre') } },
      fields: [
        {
          name: 'value',
          type: 'text',
          label: 'Nombre',
          required: true,
          validate: notBlank,
          admin: { description: 'Avec son unité, par exemple « 70 % » ou « 10 mois ».' },
        },
        {
          name: 'meaning',
          type: 'text',
          label: 'Ce qu’il compte',
          required: true,
          validate: notBlank,
          admin: { description: 'Par exemple « du coût porté par l’administration d’accueil ».' },
        },
      ],
    },
    {
      name: 'source',
      type: 'text',
      label: 'Source',
      admin: { description: 'Facultatif, par exemple « bilan de la promotion 6, juin 2024 ».' },
    },
  ],
})
