import { normalizedWords } from '@/text/normalized-words'

import type { PreviewPlace } from '../places'

/** The page's blocks that each show one text: a click inside selects that text. */
export const BLOCKS = 'h1, h2, h3, h4, h5, h6, p, li, dt, dd, th, td, figcaption, img'

/** The share of a block's words that a field must contain; values of variables and numbers are in no field. */
const ENOUGH = 0.6

/**
 * Finds the place of each block of `main`, in order. The page has no marks of its fields, which visitors would download: a
 * block belongs to the field that contains its words or its image; if several do, to the shortest, then to the next in form
 * order. Text that the site generates, such as a number or a state, has no place.
 */
export function matchPlaces(main: Element, places: PreviewPlace[]): Map<HTMLElement, PreviewPlace> {
  const known = places.map((place) => ({ place, words: new Set(normalizedWords(place.text)) }))
  const found = new Map<HTMLElement, PreviewPlace>()
  let last = -1
  for (const block of main.querySelectorAll<HTMLElement>(BLOCKS)) {
    // Skip navigation links, whose words come from other pages.
    if (block.closest('nav')) continue
    const fit = fitOf(block)
    const fits = known.map(({ place, words }, index) => ({
      place,
      index,
      size: words.size,
      fit: fit(place, words),
    }))
    const [best] = fits
      .filter((one) => one.fit >= ENOUGH)
      .sort(
        (a, b) =>
          b.fit - a.fit ||
          a.size - b.size ||
          Number(a.index <= last) - Number(b.index <= last) ||
          a.index - b.index,
      )
    if (!best) continue
    found.set(block, best.place)
    last = best.index
  }
  return found
}

/** Returns how well a place fits `block`, from 0 to 1. */
function fitOf(block: HTMLElement): (place: PreviewPlace, words: Set<string>) => number {
  if (block instanceof HTMLImageElement) {
    const { pathname } = new URL(block.src, document.baseURI)
    return ({ text }) => Number(text.includes(pathname))
  }
  const own = block.cloneNode(true) as HTMLElement
  // Dates belong to the call.
  for (const time of own.querySelectorAll('time')) time.remove()
  const words = normalizedWords(own.textContent)
  return (_, known) => words.filter((word) => known.has(word)).length / Math.max(1, words.length)
}
