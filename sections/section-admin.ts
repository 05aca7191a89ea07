import type { Block } from 'payload'

import { frenchTypography } from '@/text/typography'

/** Of a section in the admin: `sentence` says, where one chooses a section to add, what it shows. */
export const sectionAdmin = (sentence: string): Block['admin'] => ({
  disableBlockName: true,
  custom: { sentence: frenchTypography(sentence) },
})

/** The sentences of `sections`, by the labels under which they are chosen. */
export const sentencesOf = (sections: Block[]): Record<string, string> =>
  Object.fromEntries(
    sections.map(({ admin, labels, slug }) => [
      typeof labels?.singular === 'string' ? labels.singular : slug,
      String(admin?.custom?.sentence ?? ''),
    ]),
  )
