import { previewOfUse } from '@/editing/preview/live-preview'
import { publishable } from '@/editing/publishable'
import { inSections, refusingRemoval } from '@/editing/refuse-removing-used'
import { checkDocumentVariables } from '@/editing/text-variables/checks'
import { linkField } from '@/fields/link'
import { markdownField } from '@/fields/markdown'
import { titleField } from '@/fields/title'

const usedBy = inSections((section) => (section.blockType === 'profiles' ? section.profiles : null))

/** Who the programme recruits: shown in the *profils* section of a page. */
export const Profiles = publishable({
  slug: 'profiles',
  labels: { singular: 'Profil', plural: 'Profils' },
  admin: {
    useAsTitle: 'name',
    listSearchableFields: ['name', 'description'],
    group: 'Contenus',
    livePreview: previewOfUse(usedBy),
    defaultColumns: ['name', '_status', 'updatedAt'],
  },
  hooks: refusingRemoval(usedBy, { beforeChange: [checkDocumentVariables] }),
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
