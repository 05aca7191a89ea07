import type { Payload } from 'payload'

import type { LinkView, PageView } from '@/lib/views'

import { imageSlugs, imageViews } from './image-view'
import { neighboursOf, titleOf, type PublishedPage } from './neighbours'
import type { StoredPageView } from './page-view'
import { readBy, type Reader } from './reader'
import { straightLinks } from './straight-links'

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
  // The page itself may be a draft at another address.
  const others = published.filter((page) => page.id !== id)
  return {
    ...straight,
    sections: straight.sections.map((section) =>
      section.blockType === 'siteMap' ? { ...section, pages: siteMap(published) } : section,
    ),
    neighbours: neighboursOf(view.path, others),
    images,
  }
}

const siteMap = (pages: PublishedPage[]): LinkView[] =>
  pages
    .map(({ slug, title }) => ({ label: titleOf(title), href: `/${slug}` }))
    .sort((a, b) => a.href.localeCompare(b.href, 'fr'))

/** Every page that visitors find, whoever reads: a draft has no place yet among them. */
async function publishedPages(payload: Payload): Promise<PublishedPage[]> {
  const { docs } = await payload.find({
    collection: 'pages',
    select: { slug: true, title: true },
    pagination: false,
    ...readBy('visitor'),
    depth: 0,
  })
  return docs
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
    depth: 0,
  })
  return imageViews(docs)
}
