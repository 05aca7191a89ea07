import type { Payload } from 'payload'

import type { LinkView, PageView } from '@/components/views'

import { imageSlugs, imageViews } from './files'
import {
  neighboursOf,
  treeOf,
  type PageTree,
  titleOf,
  type PublishedPage,
  publishedPages,
} from './published-pages'
import type { StoredPageView } from './page-view'
import { readBy, type Reader } from './reader'
import { straightLinks } from './links'

/** `view`, of the page `id`, with what other documents say of it: where its links lead now, its neighbours, its images. */
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
  return {
    ...straight,
    sections: straight.sections.map((section) =>
      section.blockType === 'siteMap' ? { ...section, pages: siteMap(published.pages) } : section,
    ),
    neighbours: neighboursOf(view.path, withPage(published, view, id)),
    images,
  }
}

const siteMap = (pages: PublishedPage[]): LinkView[] =>
  pages
    .map(({ slug, title }) => ({ label: titleOf(title), href: `/${slug}` }))
    .sort((a, b) => a.href.localeCompare(b.href, 'fr'))

/** `tree` with the page `id` at the path of `view`: it may be a draft, or a draft of a page at another address. */
function withPage(tree: PageTree, { path, title }: StoredPageView, id: string): PageTree {
  if (tree.at.get(path)?.id === id) return tree
  const others = tree.pages.filter((page) => page.id !== id)
  return treeOf([...others, { id, slug: path.slice(1), title }])
}

/** The images of the texts of `view`, as `reader` may see them: one query over all, none when there are none. */
async function imagesOf(
  payload: Payload,
  view: object,
  reader: Reader,
): Promise<PageView['images']> {
  const slugs = imageSlugs(view)
  if (!slugs.length) return {}
  const { docs } = await payload.find({
    collection: 'images',
    where: { slug: { in: slugs } },
    pagination: false,
    ...readBy(reader),
  })
  return imageViews(docs)
}
