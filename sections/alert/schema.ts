import { markdownField } from '@/fields/markdown'
import { sectionBlock } from '@/sections/section-block'

/** What visitors must read before the rest: a deadline that moves, a form that is out of order. */
export const AlertSection = sectionBlock({
  slug: 'alert',
  label: 'Alerte',
  sentence: 'Ce qui est à lire avant le reste : une date qui change, un service coupé.',
  sketch: 'M12 16h72v32h-72zM20 16v32M30 26h40M30 36h46',
  fields: [
    {
      name: 'severity',
      type: 'select',
      label: 'Nature',
      required: true,
      defaultValue: 'info',
      options: [
        { value: 'info', label: 'Information' },
        { value: 'warning', label: 'Attention' },
      ],
      admin: {
        description: 'Elle donne la couleur et l’icône, que le texte doit dire aussi.',
      },
    },
    {
      name: 'title',
      type: 'text',
      label: 'Titre',
      admin: { description: 'Facultatif, si une phrase suffit.' },
    },
    markdownField({ name: 'body', label: 'Texte', required: true }),
  ],
})
