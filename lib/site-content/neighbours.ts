import { fill } from '@/lib/text-variables/fill'
import { valuesAt } from '@/lib/text-variables/values'
import type { LinkView, PageView } from '@/lib/views'

/** What tells a published page from the others. */
export type PublishedPage = { id: string; slug: string; title: string }

/**
 * The links from the page at `path` to its neighbours among the `others` that are published. A page stands under the
 * nearest one whose address begins its own: every page is thus reached from any other, from one to the next.
 */
export function neighboursOf(path: string, others: PublishedPage[]): PageView['neighbours'] {
  const links = others
    .map(({ slug, title }) => ({ label: titleOf(title), href: `/${slug}` }))
    .sort(byLabel)
  const places = [path, ...links.map(({ href }) => href)]
  const parent = parentOf(path, places)
  const beneath = links.filter(({ href }) => parentOf(href, places) === path)
  const beside = links.filter(({ href }) => parentOf(href, places) === parent)
  return {
    ancestors: links
      .filter(({ href }) => isUnder(href, path))
      .sort((a, b) => a.href.length - b.href.length),
    rubric: parent ? [...beneath, ...beside] : beneath,
    rubrics: parent ? [] : beside,
  }
}

const isUnder = (place: string, path: string) => path.startsWith(`${place}/`)

/** The longest of `places` that `path` is under. */
const parentOf = (path: string, places: string[]) =>
  places
    .filter((place) => isUnder(place, path))
    .sort((a, b) => a.length - b.length)
    .at(-1)

const byLabel = (a: LinkView, b: LinkView) => a.label.localeCompare(b.label, 'fr')

/** A page's title as other pages name it. Its variables are of a call that only its own page knows. */
export const titleOf = (title: string) =>
  fill(title, valuesAt(null, new Date(0)), { markdown: false }).trim()
