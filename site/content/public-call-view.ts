import type { Payload } from 'payload'

import { milestonesOf, scheduleOf } from '@/call/of-document'
import type { PublicCallView } from '@/components/views'
import type { Call, Page } from '@/payload-types'
import { portableId, relationId } from '@/platform/database/ids'

/** Where the dates of `call` are for an agenda: under `/appels.ics`, which no page can have. */
export const calendarPath = ({ id }: Pick<Call, 'id'>): string =>
  `/appels.ics/${portableId(id)}.ics`

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

/**
 * When each of the `calls`, all public, was first published, by their ids: nothing tells when its draft was begun. One
 * whose first publication is not in the history (the admin's button that withdraws a document writes over it) is dated
 * from the next one; one without any is not in the answer. By the adapter: visitors may read no version.
 */
export async function firstPublished(
  payload: Payload,
  calls: Pick<Call, 'id'>[],
): Promise<Map<string, Date>> {
  const { docs } = await payload.db.findVersions<Call>({
    collection: 'calls',
    select: { parent: true, updatedAt: true },
    where: {
      parent: { in: calls.map(({ id }) => id) },
      'version._status': { equals: 'published' },
    },
    sort: '-updatedAt',
    pagination: false,
  })
  // Of two entries with one key the last one counts.
  return new Map(docs.map(({ parent, updatedAt }) => [String(parent), new Date(updatedAt)]))
}
