import type { LinkView, PageView } from '@/components/views'

import { titleOf, type PublishedPage } from './published-page'

/** Pages by where they stand: under the nearest one whose address begins their own, else at the top. */
export type PageTree = {
  pages: PublishedPage[]
  /** The id of the page at a path, and the link to it. */
  at: Map<string, { id: string; link: LinkView }>
  /** The links to those that stand right under a path, by label; under '': those at the top. */
  under: Map<string, LinkView[]>
}

/** One pass over `pages`: of ten thousand, each page shown needs only its own few. */
export function treeOf(pages: PublishedPage[]): PageTree {
  const at: PageTree['at'] = new Map()
  for (const { id, slug, title } of pages) {
    at.set(`/${slug}`, { id, link: { label: titleOf(title), href: `/${slug}` } })
  }
  const under: PageTree['under'] = new Map()
  for (const [path, { link }] of at) {
    const parent = placesAbove(path).findLast((place) => at.has(place)) ?? ''
    const links = under.get(parent)
    if (links) links.push(link)
    else under.set(parent, [link])
  }
  for (const links of under.values()) links.sort(byLabel)
  return { pages, at, under }
}

/**
 * The links from the page at `path` to its neighbours in `tree`, where it stands itself. Every page is thus reached from
 * any other, from one to the next.
 */
export function neighboursOf(path: string, tree: PageTree): PageView['neighbours'] {
  const ancestors = placesAbove(path).flatMap((place) => tree.at.get(place)?.link ?? [])
  const parent = ancestors.at(-1)?.href
  const beneath = tree.under.get(path) ?? []
  const beside = (tree.under.get(parent ?? '') ?? []).filter(({ href }) => href !== path)
  return {
    ancestors,
    rubric: parent ? [...beneath, ...beside] : beneath,
    rubrics: parent ? [] : beside,
  }
}

/** The paths that begin `path`, shortest first: of `/a/b/c`, `/a` and `/a/b`. */
export function placesAbove(path: string): string[] {
  const segments = path.split('/')
  return segments.slice(2).map((_, index) => segments.slice(0, index + 2).join('/'))
}

const { compare } = new Intl.Collator('fr')
const byLabel = (a: LinkView, b: LinkView) => compare(a.label, b.label)
