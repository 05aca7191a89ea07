import type { PayloadRequest } from 'payload'

import type { UsedBy } from '@/editing/refuse-removing-used'
import { validateSlug } from '@/fields/slug'
import type { Page } from '@/payload-types'
import { relationId } from '@/platform/database/ids'

/**
 * The address of the page that best shows the document `id`: the oldest that is published and whose latest draft uses it,
 * else the oldest that is a draft only; null when no page that can be previewed does. `usedBy` gives the documents of
 * that kind that a page uses; `req` says who asks.
 */
export async function pageUsing(
  req: PayloadRequest,
  usedBy: UsedBy,
  id: string,
): Promise<string | null> {
  const asked = {
    collection: 'pages',
    sort: 'createdAt',
    depth: 0,
    pagination: false,
    overrideAccess: false,
    req,
  } as const
  const [drafts, published] = await Promise.all([
    req.payload.find({ ...asked, draft: true }),
    req.payload.find({
      ...asked,
      draft: false,
      where: { _status: { equals: 'published' } },
      select: { slug: true },
    }),
  ])
  // Not a `where`: see editing/refuse-removing-used.ts.
  const using = drafts.docs.filter(
    (page) =>
      validateSlug(page.slug) === true && usedBy(page).some((used) => relationId(used) === id),
  )
  const isPublished = (page: Page) => published.docs.some((other) => other.id === page.id)
  return (using.find(isPublished) ?? using[0])?.slug ?? null
}
