import { imageField } from '@/fields/library'
import { markdownField } from '@/fields/markdown'
import { requiredLine } from '@/fields/line'
import { rowsField } from '@/fields/rows'
import { sectionBlock } from '@/sections/section-block'

/** Testimonials on the programme, each with a name, a role and perhaps a portrait. */
export const TestimonialsSection = sectionBlock({
  slug: 'testimonials',
  label: 'Témoignages',
  sentence: 'Ce que des personnes disent du programme, avec leur nom et leur portrait.',
  sketch: 'M14 28v-4a8 8 0 0 1 8-8M28 28v-4a8 8 0 0 1 8-8M46 22h36M46 32h36M46 46h20',
  fields: [
    requiredLine({ name: 'title', label: 'Titre' }),
    rowsField({
      name: 'testimonials',
      label: 'Témoignages',
      noun: 'Témoignage',
      named: 'name',
      fields: [
        markdownField({ name: 'quote', label: 'Citation', required: true }),
        requiredLine({ name: 'name', label: 'Nom' }),
        {
          name: 'role',
          type: 'text',
          label: 'Fonction',
          admin: { description: 'Par exemple « EIG 6, ministère de la Culture ».' },
        },
        imageField({ name: 'photo', label: 'Portrait' }),
      ],
    }),
  ],
})
