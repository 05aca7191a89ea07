import { markdownField } from '@/fields/markdown'

import { publishable } from './publishable'
import { inSections, refusingRemoval } from './refuse-removing-used'
import { checkDocumentVariables } from './text-variables/check-document'

/** One step of the selection. Its number is its position in the section that shows it. */
export const SelectionSteps = publishable({
  slug: 'selection-steps',
  labels: { singular: 'Étape de sélection', plural: 'Étapes de sélection' },
  admin: {
    useAsTitle: 'text',
    group: 'Contenus',
    defaultColumns: ['text', '_status', 'updatedAt'],
  },
  hooks: refusingRemoval(
    inSections((section) => (section.blockType === 'steps' ? section.steps : null)),
    { beforeChange: [checkDocumentVariables] },
  ),
  fields: [markdownField({ name: 'text', label: 'Texte', required: true })],
})
