import { linkField } from '@/fields/link'
import { markdownField } from '@/fields/markdown'

import { publishable } from './publishable'
import { inSections, refusingRemoval } from './refuse-removing-used'
import { checkDocumentVariables } from './text-variables/check-document'

/** Who the programme recruits: shown in the *profils* section of a page. */
export const Profiles = publishable({
  slug: 'profiles',
  labels: { singular: 'Profil', plural: 'Profils' },
  admin: {
    useAsTitle: 'name',
    group: 'Contenus',
    defaultColumns: ['name', '_status', 'updatedAt'],
  },
  hooks: refusingRemoval(
    inSections((section) => (section.blockType === 'profiles' ? section.profiles : null)),
    { beforeChange: [checkDocumentVariables] },
  ),
  fields: [
    { name: 'name', type: 'text', label: 'Nom', required: true },
    markdownField({ name: 'description', label: 'Description' }),
    linkField({
      name: 'link',
      label: 'Lien',
      description: 'Facultatif, par exemple vers la fiche de poste.',
    }),
  ],
})
