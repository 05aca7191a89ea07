import type { Block, CollectionSlug } from 'payload'

import { markdownField } from '@/fields/markdown'
import { requiredLine } from '@/fields/line'

import { sectionBlock, type SectionWords } from './section-block'

type ListSection = SectionWords & { relationTo: CollectionSlug; itemsLabel: string }

/** A section that shows chosen documents in order, under a title and an introduction, in a field of its own slug. */
export const listSection = ({ relationTo, itemsLabel, ...words }: ListSection): Block =>
  sectionBlock({
    ...words,
    fields: [
      requiredLine({ name: 'title', label: 'Titre' }),
      markdownField({ name: 'introduction', label: 'Introduction' }),
      {
        name: words.slug,
        type: 'relationship',
        relationTo,
        hasMany: true,
        label: itemsLabel,
        admin: {
          isSortable: true,
          className: 'numbered-relationship',
          description: 'Glissez-déposez pour changer l’ordre ; la place donne le numéro.',
        },
      },
    ],
  })
