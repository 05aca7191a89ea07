import type { Block, CollectionSlug } from 'payload'

import { markdownField } from '@/fields/markdown'
import { notBlank } from '@/fields/not-blank'
import { sectionAdmin } from '@/sections/section-admin'

/** A section that shows chosen documents in order, under a title and an introduction. */
export function listSection(section: {
  /** The block's slug, and the name of the field that holds the documents. */
  slug: string
  interfaceName: string
  label: string
  /** What it shows, where one chooses a section to add. */
  sentence: string
  relationTo: CollectionSlug
  itemsLabel: string
}): Block {
  return {
    slug: section.slug,
    interfaceName: section.interfaceName,
    labels: { singular: section.label, plural: section.label },
    admin: sectionAdmin(section.sentence),
    fields: [
      { name: 'title', type: 'text', label: 'Titre', required: true, validate: notBlank },
      markdownField({ name: 'introduction', label: 'Introduction' }),
      {
        name: section.slug,
        type: 'relationship',
        relationTo: section.relationTo,
        hasMany: true,
        label: section.itemsLabel,
        admin: {
          isSortable: true,
          className: 'numbered-relationship',
          description: 'Glissez-déposez pour changer l’ordre ; la place donne le numéro.',
        },
      },
    ],
  }
}
