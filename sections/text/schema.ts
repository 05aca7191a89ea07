import { markdownField } from '@/fields/markdown'
import { sectionBlock } from '@/sections/section-block'

export const TextSection = sectionBlock({
  slug: 'text',
  label: 'Texte',
  sentence: 'Un texte libre, avec ses titres, ses listes, ses tableaux et ses images.',
  sketch: 'M14 14h30M14 26h68M14 36h68M14 46h48',
  fields: [markdownField({ name: 'body', label: 'Texte', required: true })],
})
