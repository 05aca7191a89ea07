import { markdownField } from '@/fields/markdown'
import { requiredLine } from '@/fields/line'
import { rowsField } from '@/fields/rows'
import { sectionBlock } from '@/sections/section-block'

/** What happens when. Dates are free text (« début avril »), unlike the milestones of a call, which the site computes with. */
export const DatedStepsSection = sectionBlock({
  slug: 'datedSteps',
  label: 'Étapes datées',
  sentence: 'Ce qui se passe et quand, en toutes lettres : « début avril ».',
  sketch: 'M14 16h24v24h-24zM14 24h24M20 12v6M32 12v6M48 18h34M48 28h34M48 38h22',
  fields: [
    requiredLine({ name: 'title', label: 'Titre' }),
    rowsField({
      name: 'steps',
      label: 'Étapes',
      noun: 'Étape',
      named: 'date',
      fields: [
        requiredLine({
          name: 'date',
          label: 'Date ou période',
          admin: { description: 'En toutes lettres, par exemple « du 24 janvier au 18 mars ».' },
        }),
        markdownField({ name: 'description', label: 'Description' }),
      ],
    }),
  ],
})
