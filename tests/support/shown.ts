import type { Payload } from 'payload'

import type { PageView, SectionView } from '@/components/views'
import { contentAt } from '@/site/content'
import { OPEN_INSTANT } from '@/tests/fixtures/content'

/** The page a visitor finds at `path`; throws when there is none. */
export async function pageAt(payload: Payload, path: string): Promise<PageView> {
  const found = await contentAt(payload, path, OPEN_INSTANT)
  if (found.kind !== 'page') throw new Error(`${path}: ${found.kind}`)
  return found.page
}

/** Where a visitor of `path` is sent: its present address; null when nothing is there. */
export async function redirectAt(payload: Payload, path: string): Promise<string | null> {
  const found = await contentAt(payload, path, OPEN_INSTANT)
  if (found.kind === 'page') throw new Error(`${path} is a page`)
  return found.kind === 'redirect' ? found.path : null
}

/** The names of the criteria that `page` shows, in order. */
export function criteriaOf(page: PageView): string[] {
  const isCriteria = (section: SectionView) => section.blockType === 'criteria'
  return page.sections
    .filter(isCriteria)
    .flatMap(({ criteria }) => criteria.map(({ name }) => name))
}
