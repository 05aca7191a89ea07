import { fileField } from '@/fields/library'
import { requiredLine } from '@/fields/line'
import { rowsField } from '@/fields/rows'
import { sectionBlock } from '@/sections/section-block'

/** Documents of the library to download: the rules of a call, a brochure. */
export const DownloadsSection = sectionBlock({
  slug: 'downloads',
  label: 'Documents à télécharger',
  sentence: 'Des documents à télécharger, chacun avec son format et son poids.',
  sketch: 'M48 10v28M36 27l12 12l12-12M24 42v10h48v-10',
  fields: [
    requiredLine({ name: 'title', label: 'Titre' }),
    rowsField({
      name: 'downloads',
      label: 'Documents',
      noun: 'Document',
      named: 'label',
      fields: [
        requiredLine({
          name: 'label',
          label: 'Intitulé',
          admin: { description: 'Par exemple « Règlement de l’appel à projets ».' },
        }),
        fileField({
          name: 'file',
          label: 'Document',
          description: 'Son format et son poids s’ajoutent d’eux-mêmes à l’intitulé.',
        }),
      ],
    }),
  ],
})
