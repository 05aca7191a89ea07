import { render } from '@testing-library/react'

import { markdown } from '@/tests/fixtures/views'
import { Markdown } from '@/text/markdown'
import type { ImageViews } from '@/text/markdown/images'

/** Where a text stands, when nothing else matters. */
export const PLACE = { startLevel: 1, images: {}, siteUrl: 'https://mission.exemple.fr' } as const

/** The element that holds `source` rendered under a heading of `startLevel`. */
export function show(
  source: string,
  startLevel: 1 | 2 | 3 = 1,
  images: ImageViews = {},
): HTMLElement {
  return render(
    <Markdown text={markdown(source)} {...PLACE} startLevel={startLevel} images={images} id="t" />,
  ).container
}

/** Names and texts of the headings, in order. */
export function headingsOf(element: ParentNode): string[] {
  return Array.from(
    element.querySelectorAll('h1, h2, h3, h4, h5, h6'),
    ({ tagName, textContent }) => `${tagName} ${textContent}`,
  )
}
