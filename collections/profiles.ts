import { shownBySections } from '@/editing/shown-by-sections'
import { linkField } from '@/fields/link'
import { markdownField } from '@/fields/markdown'
import { titleField } from '@/fields/line'

/** The people whom the programme recruits: shown in the *profils* section of a page. */
export const Profiles = shownBySections({
  slug: 'profiles',
  labels: { singular: 'Profil', plural: 'Profils' },
  admin: {
    useAsTitle: 'name',
    listSearchableFields: ['name', 'description'],
    defaultColumns: ['name', '_status', 'updatedAt'],
  },
  fields: [
    titleField({ name: 'name', label: 'Nom' }),
    markdownField({ name: 'description', label: 'Description' }),
    linkField({
      name: 'link',
      label: 'Lien',
      description: 'Facultatif, par exemple vers la fiche de poste.',
    }),
  ],
})
