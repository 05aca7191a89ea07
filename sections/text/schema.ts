import { markdownField } from '@/fields/markdown'
import { sectionBlock } from '@/sections/section-block'

export const TextSection = sectionBlock({
  slug: 'text',
  label: 'Texte',
  sentence: 'Un texte libre, avec ses titres, ses listes, ses tableaux et ses images.',
  fields: [markdownField({ name: 'body', label: 'Texte', required: true })],
})
