import { createHash } from 'node:crypto'

import type { PageView, SectionOf } from '@/components/views'
import { markdownToPlainText } from '@/text/markdown'

/** The field of a call by which staff offer the page. */
export const FIELD = 'preparation'

/** The last segment of the address. */
export const NAME = 'preparer'

/** The address of the preparation of the page at `path` (leading slash). */
export const preparationHref = (path: string): string => `${path}/${NAME}`

/**
 * Returns the sections of criteria that candidates prepare for on `page`; none when its own call does not offer it. A page
 * below inherits the call, but its rubric has only one preparation.
 */
export const criteriaOf = ({ path, callsAt, call, sections }: PageView): SectionOf<'criteria'>[] =>
  callsAt === path && call?.added?.[FIELD]
    ? sections.filter(
        (section): section is SectionOf<'criteria'> =>
          section.blockType === 'criteria' && section.criteria.length > 0,
      )
    : []

/** Identifies the words of a criterion, so that a candidate is told when they changed. */
export const wordsId = ({ name, description }: SectionOf<'criteria'>['criteria'][number]): string =>
  createHash('sha256')
    .update(`${name}\n${markdownToPlainText(description)}`)
    .digest('base64url')
    .slice(0, 8)
