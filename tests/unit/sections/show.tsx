import { render } from '@testing-library/react'

import type { SectionOf, SectionView } from '@/components/views'
import { Section } from '@/sections/components'

import { page, site } from '../../fixtures/views'

/** The element that holds the fixture's section of this type, with `changes`. */
export function showSection<Type extends SectionView['blockType']>(
  type: Type,
  changes: Partial<SectionOf<Type>> = {},
): HTMLElement {
  const found = page.sections.find(({ blockType }) => blockType === type)
  const section = { blockType: type, id: type, ...found, ...changes } as SectionOf<Type>
  return render(<Section section={section} images={{}} siteUrl={site.url} />).container
}
