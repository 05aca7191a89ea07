import { fileField } from '@/fields/library'
import { notBlank } from '@/fields/not-blank'
import { rowLabel } from '@/fields/row-label'
import { sectionBlock } from '@/sections/section-block'

/** Documents of the library to download: the rules of a call, a brochure. */
export const DownloadsSection = sectionBlock({
  slug: 'downloads',
  label: 'Documents à télécharger',
  sentence: 'Des documents à télécharger, chacun avec son format et son poids.',
  sketch: 'M48 10v28M36 27l12 12l12-12M24 42v10h48v-10',
  fields: [
    { name: 'title', type: 'text', label: 'Titre', required: true, validate: notBlank },
    {
      name: 'downloads',
      type: 'array',
      label: 'Documents',
      labels: { singular: 'Document', plural: 'Documents' },
      admin: { initCollapsed: true, components: { RowLabel: rowLabel('label', 'Document') } },
      fields: [
        {
          name: 'label',
          type: 'text',
          label: 'Intitulé',
          required: true,
          validate: notBlank,
          admin: { description: 'Par exemple « Règlement de l’appel à projets ».' },
        },
        fileField({
          name: 'file',
          label: 'Document',
          description: 'Son format et son poids s’ajoutent d’eux-mêmes à l’intitulé.',
        }),
      ],
    },
  ],
})
