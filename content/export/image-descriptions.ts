import type { Payload } from 'payload'

import type { Complement, PageContent } from '@/content/source/complement'

const ADDRESS = /\/images\/([a-z0-9-]+\.[a-z0-9]+)/g

/** How the images that the texts of `content` show are described in the library; undefined when they show none. */
export async function imageDescriptions(
  payload: Payload,
  content: PageContent,
): Promise<Complement['images']> {
  const slugs = [...JSON.stringify(content).matchAll(ADDRESS)].flatMap(([, slug]) => slug ?? [])
  if (!slugs.length) return undefined
  const { docs } = await payload.find({
    collection: 'images',
    where: { slug: { in: [...new Set(slugs)] }, _status: { equals: 'published' } },
    select: { slug: true, alt: true, decorative: true },
    sort: 'slug',
    depth: 0,
    pagination: false,
  })
  const described: NonNullable<Complement['images']> = {}
  for (const { slug, alt, decorative } of docs) {
    if (slug) described[slug] = decorative ? {} : { alt: alt ?? '' }
  }
  return docs.length ? described : undefined
}
