import { linkField } from '@/fields/link'
import { requiredLine } from '@/fields/line'
import { rowsField } from '@/fields/rows'
import { sectionBlock } from '@/sections/section-block'

/** Where to go next: a few pages side by side, each described in a sentence. */
export const TilesSection = sectionBlock({
  slug: 'tiles',
  label: 'Tuiles',
  sentence: 'Des pages où aller ensuite, côte à côte, chacune avec une phrase.',
  sketch: 'M12 16h32v32h-32zM52 16h32v32h-32zM20 28h16M60 28h16M20 38h10M60 38h10',
  fields: [
    requiredLine({ name: 'title', label: 'Titre' }),
    rowsField({
      name: 'tiles',
      label: 'Tuiles',
      noun: 'Tuile',
      named: 'description',
      fields: [
        linkField({
          name: 'link',
          label: 'Lien',
          description: 'Son libellé est le titre de la tuile.',
        }),
        { name: 'description', type: 'textarea', label: 'Description' },
      ],
    }),
  ],
})
