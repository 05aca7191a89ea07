import type { Block } from 'payload'

import { markdownField } from '@/fields/markdown'
import { sectionAdmin } from '@/sections/section-admin'

export const TextSection: Block = {
  slug: 'text',
  interfaceName: 'TextSection',
  labels: { singular: 'Texte', plural: 'Textes' },
  admin: sectionAdmin('Un texte libre, avec ses titres, ses listes, ses tableaux et ses images.'),
  fields: [markdownField({ name: 'body', label: 'Texte', required: true })],
}
