import type { Payload } from 'payload'

import { changeBetween } from '@/call/date-changes'
import { type FormerDates, formerDatesOf } from '@/call/former-dates'
import type { Milestone } from '@/call/key-dates'
import { milestonesOf, scheduleOf } from '@/call/of-document'
import type { CallSchedule } from '@/call/state'
import type { Call, Page } from '@/payload-types'
import { portableId, relationId } from '@/platform/database/ids'
import { readBy } from '@/site/content/reader'
import { type WithdrawnCall, withdrawnCalls } from '@/site/content/withdrawn-calls'

/** A call as the feeds show it. */
export type PublicCallView = {
  id: string
  name: string
  /** Without the reason and the author of an override. */
  schedule: CallSchedule
  /** What visitors read before, oldest first. */
  former: FormerDates[]
  /** When visitors stopped to read it; null for a call that they read. */
  withdrawnAt: Date | null
  /** In order. */
  milestones: Milestone[]
  /** When it first became public. */
  publishedAt: Date
  /** When its public content last changed. */
  updatedAt: Date
  /** The path of the oldest page that shows it, with a leading slash; null when none does. */
  path: string | null
}

/** Returns every published call, oldest first, whether a page shows it or not. */
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

/**
 * The view of a `call` first published at `publishedAt`. `pages`: the pages that may show it, in order of preference for its
 * link.
 */
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
    former: formerDatesOf(call),
    withdrawnAt: null,
    milestones: milestonesOf(call),
    publishedAt,
    updatedAt: new Date(call.updatedAt),
    path: page ? `/${page.slug}` : null,
  }
}

/** How long feeds tell that an announcement was withdrawn, in milliseconds. */
export const WITHDRAWN_FOR_MS = 90 * 86_400_000

/**
 * Returns the calls whose announcement was withdrawn before they closed, less than `WITHDRAWN_FOR_MS` before `instant`, as
 * visitors last read them.
 */
export const recentlyWithdrawn = async (
  payload: Payload,
  instant: Date,
): Promise<PublicCallView[]> =>
  (await withdrawnCalls(payload)).flatMap((call) => withdrawnView(call, instant) ?? [])

function withdrawnView(call: WithdrawnCall, instant: Date): PublicCallView | null {
  const former = formerDatesOf(call)
  const last = former.pop()
  if (!last?.schedule || !changeBetween(last.schedule, null, last.until)) return null
  const { name, schedule, until: withdrawnAt } = last
  if (instant.getTime() - withdrawnAt.getTime() >= WITHDRAWN_FOR_MS) return null
  return {
    ...{ id: portableId(call.id), name, schedule, former, withdrawnAt },
    // Calendars drop the milestones that they no longer find.
    milestones: [],
    publishedAt: withdrawnAt,
    updatedAt: withdrawnAt,
    path: null,
  }
}

/**
 * Returns when each of the public `calls` was first published, by id, without revealing when its draft was created. If the
 * first publication is missing from the history (the unpublish button of the admin overwrites it), returns the date of the
 * next one; a call with none is left out. Reads through the database adapter, because visitors may not read versions.
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
  // The last entry for a key wins: the oldest version.
  return new Map(docs.map(({ parent, updatedAt }) => [String(parent), new Date(updatedAt)]))
}
