import { previewOfUse } from '@/editing/preview/live-preview'
import { publishable } from '@/editing/publishable'
import { inSections, refusingRemoval } from '@/editing/refuse-removing-used'
import { checkDocumentVariables } from '@/editing/text-variables/checks'
import { markdownField } from '@/fields/markdown'
import { titleField } from '@/fields/title'

const usedBy = inSections((section) => (section.blockType === 'criteria' ? section.criteria : null))

/** What a project is selected on. Its number is its position in the section that shows it. */
export const Criteria = publishable({
  slug: 'criteria',
  labels: { singular: 'Critère', plural: 'Critères' },
  admin: {
    useAsTitle: 'name',
    listSearchableFields: ['name', 'description'],
    group: 'Contenus',
    livePreview: previewOfUse(usedBy),
    defaultColumns: ['name', '_status', 'updatedAt'],
    description: 'Le numéro d’un critère vient de sa place dans la page : il ne se saisit pas.',
  },
  hooks: refusingRemoval(usedBy, { beforeChange: [checkDocumentVariables] }),
  fields: [
    titleField({ name: 'name', label: 'Nom' }),
    markdownField({ name: 'description', label: 'Description' }),
  ],
})
