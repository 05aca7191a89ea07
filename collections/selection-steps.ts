import { previewOfUse } from '@/editing/preview/live-preview'
import { publishable } from '@/editing/publishable'
import { inSections, refusingRemoval } from '@/editing/refuse-removing-used'
import { checkDocumentVariables } from '@/editing/text-variables/checks'
import { markdownField } from '@/fields/markdown'

const usedBy = inSections((section) => (section.blockType === 'steps' ? section.steps : null))

/** One step of the selection. Its number is its position in the section that shows it. */
export const SelectionSteps = publishable({
  slug: 'selection-steps',
  labels: { singular: 'Étape de sélection', plural: 'Étapes de sélection' },
  admin: {
    useAsTitle: 'text',
    group: 'Contenus',
    livePreview: previewOfUse(usedBy),
    defaultColumns: ['text', '_status', 'updatedAt'],
  },
  hooks: refusingRemoval(usedBy, { beforeChange: [checkDocumentVariables] }),
  fields: [markdownField({ name: 'text', label: 'Texte', required: true })],
})
