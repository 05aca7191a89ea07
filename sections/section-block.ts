import type { Block, Field, SelectField, CollectionSlug } from 'payload'

import { SHOWN_WHILE } from '@/call/state'
import { anchored } from '@/fields/anchor'
import { requiredLine } from '@/fields/line'
import { markdownField } from '@/fields/markdown'
import { frenchTypography } from '@/text/typography'

/** What is said of a section beside its fields. */
export type SectionWords = {
  /** In lower camel case, and for good: rows are stored under it. */
  slug: string
  label: string
  /** What it shows, where one chooses a section to add. */
  sentence: string
  /** How it looks, there: the path of a line in 96 by 64. */
  sketch?: string
}

/** A frame with a title and a text. */
const ANY_SECTION = 'M14 12h68v40h-68zM24 24h26M24 34h48M24 42h38'

/** Its grey is seen on a light page and on a dark one (RGAA 3.3). */
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
 * A block of a page: Payload's, with `fields` and those that every section has: its anchor, and the one by which staff show
 * it only while the call of the page is in some state.
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
    // The label and the sentence say what it is to those who do not see it.
    images: { thumbnail: { url: sketched(sketch), alt: '' } },
    custom: { sentence: frenchTypography(sentence) },
  },
  fields: [...anchored(fields), shownWhile],
})

/** The sentences of `sections`, by the labels under which they are chosen. */
export const sentencesOf = (sections: Block[]): Record<string, string> =>
  Object.fromEntries(
    sections.map(({ admin, labels, slug }) => [
      typeof labels?.singular === 'string' ? labels.singular : slug,
      String(admin?.custom?.sentence ?? ''),
    ]),
  )

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
