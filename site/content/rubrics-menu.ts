import type { LinkView, MenuEntry } from '@/components/views'

import type { PageTree } from './published-pages'

/** DSFR allows eight entries at most. Staff arrange the menu of a larger site. */
const MOST = 8

/**
 * Returns the menu of a site whose staff chose none: the pages at the top of `tree`, each with the pages under it, without
 * those at the addresses `leftOut`. Empty if there is only one page, or too many rubrics; too many pages under a rubric leave
 * only the link to it.
 */
export function rubricsMenu({ under }: PageTree, leftOut: string[]): MenuEntry[] {
  const shown = (place: string): LinkView[] =>
    (under.get(place) ?? []).filter(({ href }) => !leftOut.includes(href))
  const entries = shown('').map((rubric): MenuEntry => {
    const below = shown(rubric.href)
    if (below.length === 0 || below.length > MOST) return rubric
    return { label: rubric.label, children: [rubric, ...below] }
  })
  const [first] = entries
  const isAlone = entries.length === 1 && first && 'href' in first
  return isAlone || entries.length > MOST ? [] : entries
}
