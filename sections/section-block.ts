import type { Block, Field, SelectField, CollectionSlug } from 'payload'

import { SHOWN_WHILE } from '@/call/state'
import { anchored } from '@/fields/anchor'
import { requiredLine } from '@/fields/line'
import { markdownField } from '@/fields/markdown'
import { frenchTypography } from '@/text/typography'

/** The words that describe a section, besides its fields. */
export type SectionWords = {
  /** In lower camel case, and permanent: rows are stored under it. */
  slug: string
  label: string
  /** What the section shows, for staff who choose a section to add. */
  sentence: string
  /** Its picture in that list: an SVG path in 96 by 64. */
  sketch?: string
}

/** A frame with a title and a text. */
const ANY_SECTION = 'M14 12h68v40h-68zM24 24h26M24 34h48M24 42h38'

/** This grey is visible on a light page and on a dark one (RGAA 3.3). */
const sketched = (path: string): string =>
  `data:image/svg+xml,${encodeURIComponent(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 64"><path d="${path}" fill="none" stroke="#767676" stroke-width="2.5" stroke-linecap="round" stroke-linejoin="round"/></svg>`,
  )}`

const shownWhile: SelectField = {
  name: 'shownWhile',
  type: 'select',
  label: 'Quand montrer cette section',
  options: Object.entries(SHOWN_WHILE).map(([value, label]) => ({ value, label })),
  admin: {
    description:
      'Sans choix : toujours, sauf la section « Appel clos », qui attend que l’appel ne soit pas ouvert. « Voir la page au… » montre ce qu’il en sera.',
  },
}

/**
 * Returns a Payload block with `fields` and the fields that every section has: its anchor, and the state of the call in
 * which staff choose to show it.
 */
export const sectionBlock = ({
  slug,
  label,
  sentence,
  sketch = ANY_SECTION,
  fields,
}: SectionWords & { fields: Field[] }): Block => ({
  slug,
  interfaceName: `${slug.charAt(0).toUpperCase()}${slug.slice(1)}Section`,
  labels: { singular: label, plural: label },
  admin: {
    disableBlockName: true,
    components: {
      Label: {
        path: '@/components/admin/SectionLabel#SectionLabel',
        clientProps: { kind: label, named: identifying(fields) },
      },
    },
    // Empty: the label and the sentence already describe the section.
    images: { thumbnail: { url: sketched(sketch), alt: '' } },
    custom: { sentence: frenchTypography(sentence) },
  },
  fields: [...anchored(fields), shownWhile],
})

/** The name of the field that best identifies a section: its first text, which is the title if it has one. */
const identifying = (fields: Field[]): string | null =>
  fields.flatMap((field) =>
    field.type === 'text' || field.type === 'textarea' ? [field.name] : [],
  )[0] ?? null

/** Returns the sentences of `sections`, by the labels that staff choose from. */
export const sentencesOf = (sections: Block[]): Record<string, string> =>
  Object.fromEntries(
    sections.map(({ admin, labels, slug }) => [
      typeof labels?.singular === 'string' ? labels.singular : slug,
      String(admin?.custom?.sentence ?? ''),
    ]),
  )

type ListSection = SectionWords & { relationTo: CollectionSlug; itemsLabel: string }

/** Returns a section that shows chosen documents in order, under a title and an introduction. Its field is named `slug`. */
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
