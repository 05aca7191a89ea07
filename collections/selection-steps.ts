import { shownBySections } from '@/editing/shown-by-sections'
import { markdownField } from '@/fields/markdown'

/** One step of the selection. Its number is its position in the section that shows it. */
export const SelectionSteps = shownBySections({
  slug: 'selection-steps',
  labels: { singular: 'Étape de sélection', plural: 'Étapes de sélection' },
  admin: {
    useAsTitle: 'text',
    defaultColumns: ['text', '_status', 'updatedAt'],
  },
  fields: [markdownField({ name: 'text', label: 'Texte', required: true })],
})
