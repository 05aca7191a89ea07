import { milestonesOf, scheduleOf } from '@/call/of-document'
import type { PublicCallView } from '@/components/views'
import type { Call, Page } from '@/payload-types'
import { portableId } from '@/platform/database/portable-id'
import { relationId } from '@/platform/database/relation-id'

/**
 * The view, for the feeds, of a `call` first published at `publishedAt`; `pages` are those that may show it, the one to
 * link to first.
 */
export function publicCallView(
  call: Call,
  pages: Pick<Page, 'slug' | 'calls'>[],
  publishedAt: Date,
): PublicCallView {
  const shows = ({ calls }: Pick<Page, 'calls'>) =>
    calls?.some((relation) => relationId(relation) === call.id)
  const page = pages.find(shows)
  return {
    id: portableId(call.id),
    name: call.name,
    schedule: scheduleOf(call),
    milestones: milestonesOf(call),
    publishedAt,
    updatedAt: new Date(call.updatedAt),
    path: page ? `/${page.slug}` : null,
  }
}
