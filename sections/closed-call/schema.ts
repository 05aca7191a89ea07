import { markdownField } from '@/fields/markdown'
import { requiredLine } from '@/fields/line'
import { sectionBlock } from '@/sections/section-block'

/** What visitors read while the call of the page is not open. */
export const ClosedCallSection = sectionBlock({
  slug: 'closedCall',
  label: 'Appel clos',
  sentence: 'Ce que lisent les visiteurs tant que l’appel n’est pas ouvert.',
  sketch: 'M14 12v40M26 18h30M26 30h22M26 40h26M66 34h18v14h-18zM70 34v-4a5 5 0 0 1 10 0v4',
  fields: [
    requiredLine({
      name: 'title',
      label: 'Titre',
      admin: { description: 'Cette section ne se montre que lorsque l’appel n’est pas ouvert.' },
    }),
    markdownField({ name: 'body', label: 'Texte' }),
  ],
})
