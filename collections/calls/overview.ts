/** The calls that staff must keep an eye on, for the dashboard of the admin. */
import type { Payload, TypedUser } from 'payload'

import { scheduleOf } from '@/call/of-document'
import { callStateAt, isAccepting } from '@/call/state'
import { nextChangeWords } from '@/call/timeline'
import { haveOwnWay, lacksWayToApply } from '@/call/way-to-apply'
import type { Page } from '@/payload-types'
import { relationId } from '@/platform/database/ids'

/**
 * The published calls, open ones first, then latest opening first, that a page shows, or that are not over or forced at `instant`. Reads as
 * `user` may; throws without one.
 */
export async function callsOverview(
  payload: Payload,
  user: TypedUser | null | undefined,
  instant: Date,
) {
  const asUser = { user, overrideAccess: false, pagination: false } as const
  const isPublished = { _status: { equals: 'published' } }
  const [calls, pages, drafts] = await Promise.all([
    payload.find({
      collection: 'calls',
      where: isPublished,
      sort: '-opensAt',
      depth: 1,
      ...asUser,
    }),
    payload.find({
      collection: 'pages',
      where: isPublished,
      select: { title: true, slug: true, calls: true, hero: { apply: true } },
      sort: 'title',
      depth: 0,
      ...asUser,
    }),
    payload.findVersions({
      collection: 'calls',
      where: { latest: { equals: true }, 'version._status': { equals: 'draft' } },
      depth: 0,
      ...asUser,
    }),
  ])
  const withDraft = new Set(drafts.docs.map(({ parent }) => parent))
  const overviews = calls.docs.map(async (call) => {
    const { id, name } = call
    const schedule = scheduleOf(call)
    const showing = pages.docs.filter((page) => shows(page, id))
    const shownBy = showing.map((page) => ({
      id: page.id,
      title: page.title,
      path: `/${page.slug}`,
    }))
    return {
      id,
      name,
      state: callStateAt(schedule, instant),
      /** In French, null when nothing will change. */
      nextChange: nextChangeWords(schedule, instant),
      /** The published ones that show it. */
      pages: shownBy,
      /** How many people those pages are to tell of their next opening. */
      waiting: await waitingFor(payload, shownBy),
      /** Whether it is or will be open, and no button leads to its form. */
      lacksWay: lacksWayToApply(call, haveOwnWay(showing), instant),
      /** Whether a draft newer than what is published waits. */
      hasDraft: withDraft.has(id),
    }
  })
  return (await Promise.all(overviews))
    .filter(({ pages, state }) => pages.length > 0 || state.status !== 'closed')
    .sort((a, b) => Number(isAccepting(b.state)) - Number(isAccepting(a.state)))
}

/** One of them. */
export type CallOverview = Awaited<ReturnType<typeof callsOverview>>[number]

/** A number, which whoever edits may know: who they are is not told. */
async function waitingFor(payload: Payload, pages: { id: string }[]): Promise<number> {
  if (!pages.length) return 0
  const isTheirs = { page: { in: pages.map(({ id }) => id) } }
  const { totalDocs } = await payload.count({
    collection: 'subscriptions',
    where: { and: [isTheirs, { openingSentAt: { exists: false } }] },
  })
  return totalDocs
}

const shows = ({ calls }: Pick<Page, 'calls'>, id: string) =>
  calls?.some((call) => relationId(call) === id)
