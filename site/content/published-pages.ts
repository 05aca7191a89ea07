import type { Payload } from 'payload'

import { PUBLIC } from '@/access/roles'
import { valuesAt } from '@/call/of-document'
import type { LinkView, PageView } from '@/components/views'
import { keptWhileCurrent } from '@/platform/kept-while-current'
import { placesAbove } from '@/text/site-path'
import { fillVariables } from '@/text/variables/fill'

import { readBy } from './reader'

/** The fields of a published page that other pages need. */
export type PublishedPage = { id: string; slug: string; title: string }

const NO_VALUE = valuesAt(null, new Date(0))

/** Returns a page's title as other pages name it, without the values of its call, which only the page itself knows. */
export const titleOf = (title: string) => fillVariables(title, NO_VALUE).trim()

/** Every page that visitors can see, for any reader: a draft has no place among them yet. */
export const publishedPages = keptWhileCurrent(async (payload) => treeOf(await readAll(payload)))

/**
 * Reads through the database adapter with the rule that Payload would apply: Payload takes four times as long to read 10,000
 * pages.
 */
async function readAll(payload: Payload): Promise<PublishedPage[]> {
  const { docs } = await payload.db.find<PublishedPage>({
    collection: 'pages',
    select: { slug: true, title: true },
    where: PUBLIC,
    pagination: false,
  })
  return docs
}

/** Pages by position: under their nearest ancestor by address, else at the top. */
export type PageTree = {
  pages: PublishedPage[]
  /** The id of the page at each path, and the link to it. */
  at: Map<string, { id: string; link: LinkView }>
  /** The links to the pages directly under each path, sorted by label; under '': those at the top. */
  under: Map<string, LinkView[]>
}

/** Makes the tree in one pass over `pages`: there may be ten thousand, of which a page needs only a few. */
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
 * Returns the links from the page at `path`, which is in `tree`, to its neighbours. Through them every page can be reached
 * from any other.
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

const { compare } = new Intl.Collator('fr')
const byLabel = (a: LinkView, b: LinkView) => compare(a.label, b.label)

/** The path of a published page, with a leading slash, and when its public version last changed. */
export type PublishedAddress = { path: string; updatedAt: Date }

/** Returns every published page, sorted by address. Reads no other field of them. */
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
