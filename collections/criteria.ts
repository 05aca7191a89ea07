import { shownBySections } from '@/editing/shown-by-sections'
import { markdownField } from '@/fields/markdown'
import { titleField } from '@/fields/line'

/** A selection criterion. Its number is its position in the section that shows it. */
export const Criteria = shownBySections({
  slug: 'criteria',
  labels: { singular: 'Critère', plural: 'Critères' },
  admin: {
    useAsTitle: 'name',
    listSearchableFields: ['name', 'description'],
    defaultColumns: ['name', '_status', 'updatedAt'],
    description: 'Le numéro d’un critère vient de sa place dans la page : il ne se saisit pas.',
  },
  fields: [
    titleField({ name: 'name', label: 'Nom' }),
    markdownField({ name: 'description', label: 'Description' }),
  ],
})
