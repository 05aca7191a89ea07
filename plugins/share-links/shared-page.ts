import type { Payload } from 'payload'

import type { PageView } from '@/components/views'
import { siteContent } from '@/site/content'
import { completed } from '@/site/content/completed'
import { inRubric } from '@/site/content/current-call'
import { allResolved } from '@/site/content/links'
import { pageView } from '@/site/content/page-view'
import { modelOf, withShown } from '@/site/content/reader'

/**
 * Returns the page `id` with its drafts at `instant`, for a person who has a link to it and no account; null when it is
 * deleted or in the trash. Access rules do not know this reader: they are bypassed for the page and what it shows, and the
 * fields of a call that only staff may read are then removed.
 */
export async function sharedPage(
  payload: Payload,
  id: string,
  instant: Date,
): Promise<PageView | null> {
  const { docs } = await payload.find({
    collection: 'pages',
    where: { id: { equals: id } },
    limit: 1,
    pagination: false,
    draft: true,
    overrideAccess: true,
    ...withShown(payload),
  })
  const [page] = docs
  if (!page) return null
  const [inIt, { owner }] = await Promise.all([
    inRubric(payload, page, instant, 'visitor'),
    siteContent(payload),
  ])
  const calls = allResolved(inIt.page.calls).map((call) => ({
    ...call,
    overrideReason: null,
    overrideBy: null,
  }))
  const shown = { ...inIt.page, calls }
  const { page: view } = pageView(shown, instant, modelOf(payload), inIt.head, owner)
  // Images as visitors see them: only staff may read the file of a draft.
  return completed(payload, view, page.id, 'visitor')
}
