import { render } from '@testing-library/react'

import { Section } from '@/components/page/PageMain'
import type { SectionOf, SectionView } from '@/components/views'

import { filledSection, type Some } from '../../fixtures/filled'
import { page, site } from '../../fixtures/views'

/** Renders the fixture's section of this type with `changes`; a type that the fixture lacks has only the changes. */
export function showSection<Type extends SectionView['blockType']>(
  type: Type,
  changes: Some<SectionOf<Type>> = {} as Some<SectionOf<Type>>,
): HTMLElement {
  const found = page.sections.find(({ blockType }) => blockType === type)
  const section = filledSection(type, { ...found, ...changes })
  return render(<Section section={section} images={{}} siteUrl={site.url} />).container
}
