import type { Payload } from 'payload'

import type { Milestone } from '@/call/key-dates'
import { milestonesOf, scheduleOf } from '@/call/of-document'
import type { CallSchedule } from '@/call/state'
import type { Call, Page } from '@/payload-types'
import { portableId, relationId } from '@/platform/database/ids'

import { readBy } from './reader'

/** A call as the feeds tell it. */
export type PublicCallView = {
  id: string
  name: string
  /** Without the reason and the author of an override. */
  schedule: CallSchedule
  /** In order. */
  milestones: Milestone[]
  /** When it first became public. */
  publishedAt: Date
  /** When what is public of it last changed. */
  updatedAt: Date
  /** Of the oldest page that shows it, with a leading slash; null when none does. */
  path: string | null
}

/** Every published call, oldest first, whether a page shows it or not. */
export async function publicCalls(payload: Payload): Promise<PublicCallView[]> {
  const oldestFirst = {
    sort: ['createdAt', 'id'],
    pagination: false,
    ...readBy('visitor'),
  }
  const [calls, pages] = await Promise.all([
    payload.find({ collection: 'calls', ...oldestFirst }),
    payload.find({ collection: 'pages', select: { slug: true, calls: true }, ...oldestFirst }),
  ])
  const dates = await firstPublished(payload, calls.docs)
  return calls.docs.map((call) =>
    publicCallView(call, pages.docs, dates.get(call.id) ?? new Date(call.createdAt)),
  )
}

/** The view of a `call` first published at `publishedAt`; `pages` are those that may show it, the one to link to first. */
function publicCallView(
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
async function firstPublished(
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
