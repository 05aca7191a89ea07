import type { Payload } from 'payload'

import type { PageView, SectionView } from '@/components/views'
import { contentAt } from '@/site/content'
import { OPEN_INSTANT } from '@/tests/fixtures/content'

/** Returns the page that a visitor finds at `path`; throws when no page exists there. */
export async function pageAt(payload: Payload, path: string): Promise<PageView> {
  const found = await contentAt(payload, path, OPEN_INSTANT)
  if (found.kind !== 'page') throw new Error(`${path}: ${found.kind}`)
  return found.page
}

/** Returns the address that a visitor of `path` is redirected to; null when nothing exists there. */
export async function redirectAt(payload: Payload, path: string): Promise<string | null> {
  const found = await contentAt(payload, path, OPEN_INSTANT)
  if (found.kind === 'page') throw new Error(`${path} is a page`)
  return found.kind === 'redirect' ? found.path : null
}

/** Returns the names of the criteria that `page` shows, in order. */
export function criteriaOf(page: PageView): string[] {
  const isCriteria = (section: SectionView) => section.blockType === 'criteria'
  return page.sections
    .filter(isCriteria)
    .flatMap(({ criteria }) => criteria.map(({ name }) => name))
}
