import { render } from '@testing-library/react'

import { markdown } from '@/tests/fixtures/views'
import { Markdown } from '@/text/markdown'
import type { ImageViews } from '@/text/markdown/images'

/** The place of a text, for tests that do not depend on it. */
export const PLACE = { startLevel: 1, images: {}, siteUrl: 'https://mission.exemple.fr' } as const

/** Renders `source` under a heading of `startLevel`, and returns the element around it. */
export function show(
  source: string,
  startLevel: 1 | 2 | 3 = 1,
  images: ImageViews = {},
): HTMLElement {
  return render(
    <Markdown text={markdown(source)} {...PLACE} startLevel={startLevel} images={images} id="t" />,
  ).container
}

/** The tag names and texts of the headings, in order. */
export function headingsOf(element: ParentNode): string[] {
  return Array.from(
    element.querySelectorAll('h1, h2, h3, h4, h5, h6'),
    ({ tagName, textContent }) => `${tagName} ${textContent}`,
  )
}
