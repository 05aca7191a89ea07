/** The calls that staff need to watch, for the admin dashboard. */
import type { Payload, TypedUser } from 'payload'

import { dateChangesOf, lastMoveAt } from '@/call/date-changes'
import { periodsOf } from '@/call/former-dates'
import { scheduleOf } from '@/call/of-document'
import { callStateAt, isAccepting } from '@/call/state'
import { nextChangeWords, timelineOf } from '@/call/timeline'
import { haveOwnWay, lacksWayToApply } from '@/call/way-to-apply'
import type { Page } from '@/payload-types'
import { relationId } from '@/platform/database/ids'

import { callFacts } from './facts'

/**
 * Returns the published calls that a page shows, or that are not closed by their dates at `instant`: open calls first, then
 * the latest opening first. Reads with the access of `user`; throws without a user.
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
      /** The change of its closing that visitors last heard of; null for none. */
      change: lastMoveAt(dateChangesOf(periodsOf(call)), instant),
      /** In French; null if nothing will change. */
      nextChange: nextChangeWords(schedule, instant),
      timeline: timelineOf(call, instant),
      /** The published pages that show it. */
      pages: shownBy,
      /** What plugins tell about it, in French. */
      facts: await callFacts(payload, shownBy),
      /** Whether it is or will be open, but no button leads to its form. */
      lacksWay: lacksWayToApply(call, haveOwnWay(showing), instant),
      /** Whether it has a draft newer than the published version. */
      hasDraft: withDraft.has(id),
    }
  })
  return (await Promise.all(overviews))
    .filter(({ pages, state }) => pages.length > 0 || state.status !== 'closed')
    .sort((a, b) => Number(isAccepting(b.state)) - Number(isAccepting(a.state)))
}

/** One call of the overview. */
export type CallOverview = Awaited<ReturnType<typeof callsOverview>>[number]

const shows = ({ calls }: Pick<Page, 'calls'>, id: string) =>
  calls?.some((call) => relationId(call) === id)
