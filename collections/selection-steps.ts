import { markdownField } from '@/fields/markdown'

import { publishable } from './publishable'
import { inSections, refuseDeletingUsed } from './refuse-deleting-used'
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
  hooks: {
    beforeChange: [checkDocumentVariables],
    beforeDelete: [
      refuseDeletingUsed(
        inSections((section) => (section.blockType === 'steps' ? section.steps : null)),
      ),
    ],
  },
  fields: [markdownField({ name: 'text', label: 'Texte', required: true })],
})
