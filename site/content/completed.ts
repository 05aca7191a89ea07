import type { Payload } from 'payload'

import type { LinkView, PageView } from '@/components/views'

import { fileFacts, imagesOf } from './files'
import { straightLinks } from './links'
import type { StoredPageView } from './page-view'
import { neighboursOf, publishedPages, treeOf, type PageTree } from './published-pages'
import { requiredPages } from './site-view'
import type { Reader } from './reader'

/**
 * Returns `view`, of the page `id`, with its data from other documents: the current targets of its links, its neighbours,
 * its images and what its rules weigh.
 */
export async function completed(
  payload: Payload,
  view: StoredPageView,
  id: string,
  reader: Reader,
): Promise<PageView> {
  const [straight, published, images] = await Promise.all([
    straightLinks(payload, view, reader),
    publishedPages(payload),
    imagesOf(payload, view, reader),
  ])
  const { rulesLink } = straight.hero
  const hasMap = straight.sections.some(({ blockType }) => blockType === 'siteMap')
  const pages = hasMap ? await siteMap(payload, published) : []
  return {
    ...straight,
    sections: straight.sections.map((section) =>
      section.blockType === 'siteMap' ? { ...section, pages } : section,
    ),
    neighbours: neighboursOf(view.path, withPage(published, view, id)),
    images,
    rulesFile: rulesLink && (await fileFacts(payload, rulesLink.href, reader)),
  }
}

/** All pages by address, those that the law requires last. */
async function siteMap(payload: Payload, { at }: PageTree): Promise<LinkView[]> {
  const required = Object.values(await requiredPages(payload))
  const isRequired = ({ href }: LinkView) => Number(required.includes(href))
  return Array.from(at.values(), ({ link }) => link).sort(
    (a, b) => isRequired(a) - isRequired(b) || a.href.localeCompare(b.href, 'fr'),
  )
}

/**
 * Returns `tree` with the page `id` at the path of `view`: it may be a draft, even at another address than its published
 * version.
 */
function withPage(tree: PageTree, { path, title }: StoredPageView, id: string): PageTree {
  if (tree.at.get(path)?.id === id) return tree
  const others = tree.pages.filter((page) => page.id !== id)
  return treeOf([...others, { id, slug: path.slice(1), title }])
}
