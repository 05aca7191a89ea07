import { render } from '@testing-library/react'

import { Markdown } from '@/lib/markdown'
import type { ImageViews } from '@/lib/views'

/** The element that holds `source` rendered under a heading of `startLevel`. */
export function show(
  source: string,
  startLevel: 1 | 2 | 3 = 1,
  images: ImageViews = {},
): HTMLElement {
  return render(
    <Markdown
      source={source}
      startLevel={startLevel}
      images={images}
      siteUrl="https://mission.exemple.fr"
      id="t"
    />,
  ).container
}

/** Names and texts of the headings, in order. */
export function headingsOf(element: ParentNode): string[] {
  return Array.from(
    element.querySelectorAll('h1, h2, h3, h4, h5, h6'),
    ({ tagName, textContent }) => `${tagName} ${textContent}`,
  )
}
