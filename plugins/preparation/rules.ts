import type { PageView, SectionView } from '@/components/views'

import { itemsOf, PREPARED, type PreparedSection } from './items'

/** The field of a call by which staff offer the page. */
export const FIELD = 'preparation'

/** The last segment of the address. */
export const NAME = 'preparer'

/** The address of the preparation of the page at `path` (leading slash). */
export const preparationHref = (path: string): string => `${path}/${NAME}`

const isPrepared = (section: SectionView): section is PreparedSection =>
  PREPARED.some((type) => type === section.blockType)

/**
 * Returns the sections that candidates prepare for on `page`; none when its own call does not offer it. A page below inherits
 * the call, but its rubric has only one preparation.
 */
export const preparedSections = ({ path, callsAt, call, sections }: PageView): PreparedSection[] =>
  callsAt === path && call?.added?.[FIELD]
    ? sections.filter(isPrepared).filter((section) => itemsOf(section, path).length > 0)
    : []
