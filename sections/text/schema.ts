import type { Block } from 'payload'

import { markdownField } from '@/fields/markdown'

export const TextSection: Block = {
  slug: 'text',
  interfaceName: 'TextSection',
  labels: { singular: 'Texte', plural: 'Textes' },
  admin: { disableBlockName: true },
  fields: [markdownField({ name: 'body', label: 'Texte', required: true })],
}
