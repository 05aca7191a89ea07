import type { Payload } from 'payload'

import { PUBLIC } from '@/access/roles'
import { valuesAt } from '@/call/of-document'
import type { LinkView, PageView } from '@/components/views'
import { keptWhileCurrent } from '@/platform/kept-while-current'
import { fillVariables } from '@/text/variables/fill'

import { readBy } from './reader'

/** What tells a published page from the others. */
export type PublishedPage = { id: string; slug: string; title: string }

const NO_VALUE = valuesAt(null, new Date(0))

/** A page's title as other pages name it. Its variables are of a call that only its own page knows. */
export const titleOf = (title: string) => fillVariables(title, NO_VALUE).trim()

/** Every page that visitors find, whoever reads: a draft has no place yet among them. */
export const publishedPages = keptWhileCurrent(async (payload) => treeOf(await readAll(payload)))

/** By the adapter, with the rule that Payload would apply: its own reading of 10,000 takes four times as long. */
async function readAll(payload: Payload): Promise<PublishedPage[]> {
  const { docs } = await payload.db.find<PublishedPage>({
    collection: 'pages',
    select: { slug: true, title: true },
    where: PUBLIC,
    pagination: false,
  })
  return docs
}

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

/** Where a published page is, with a leading slash, and when its public version last changed. */
export type PublishedAddress = { path: string; updatedAt: Date }

/** Every published page, in the order of their addresses; of each, nothing else is read. */
export async function publishedAddresses(payload: Payload): Promise<PublishedAddress[]> {
  const { docs } = await payload.find({
    collection: 'pages',
    select: { slug: true, updatedAt: true },
    sort: 'slug',
    pagination: false,
    ...readBy('visitor'),
  })
  return docs.map(({ slug, updatedAt }) => ({ path: `/${slug}`, updatedAt: new Date(updatedAt) }))
}
