import type { Payload, Where } from 'payload'

import { isAccepting, type CallState } from '@/call/state'
import { deadlineOf } from '@/call/words'
import type { Subscription } from '@/payload-types'
import { relationId } from '@/platform/database/ids'
import { keptWhileCurrent } from '@/platform/kept-while-current'
import { currentCall } from '@/site/content/current-call'
import { allResolved } from '@/site/content/links'
import { readBy, withShown } from '@/site/content/reader'
import { withdrawnCalls } from '@/site/content/withdrawn-calls'

import { type Knowledge, knowledgeOf, mustBeTold, needNotBeTold, toTell } from './date-changes'
import type { News } from './news'
import { KEPT } from './rules'
import { forget, forgetServedLinks } from './store'

/** The published pages with calls, and those of their calls that visitors no longer read. */
const pagesWithCalls = keptWhileCurrent(async (payload) => {
  const [{ docs }, withdrawn] = await Promise.all([
    payload.find({
      collection: 'pages',
      select: { slug: true, calls: true },
      pagination: false,
      ...readBy('visitor'),
      ...withShown(payload),
    }),
    withdrawnCalls(payload),
  ])
  return { pages: docs.filter(({ calls }) => calls?.length), withdrawn }
})

/** What people may know of each call of each page, and what they must be told of it at `now`. */
async function allKnowledge(payload: Payload, now: Date): Promise<Knowledge[][]> {
  const { pages, withdrawn } = await pagesWithCalls(payload)
  return pages.flatMap(({ calls, id, slug }) => {
    const ids = (calls ?? []).map(relationId)
    const known = [
      ...allResolved(calls).map((call) => ({ call, isPublic: true })),
      ...withdrawn
        .filter((call) => ids.includes(call.id))
        .map((call) => ({ call, isPublic: false })),
    ]
    return known.map((one) => knowledgeOf({ id, path: `/${slug}`, ...one }, now))
  })
}

/** A page whose call is open. `name`: of the call. */
type OpenPage = { id: string; path: string; name: string; state: CallState }

/** The open pages at `instant`. Uses cached content until the next publication. */
async function openPages(payload: Payload, instant: Date): Promise<OpenPage[]> {
  const { pages } = await pagesWithCalls(payload)
  return pages.flatMap(({ id, slug, calls }) => {
    const { view } = currentCall(allResolved(calls), instant)
    return view && isAccepting(view.state)
      ? [{ id, path: `/${slug}`, name: view.name, state: view.state }]
      : []
  })
}

/** Number of subscriptions read per query; they are notified in sequence. */
const AT_ONCE = 10

const isIn = (pages: OpenPage[]): Where => ({ page: { in: pages.map(({ id }) => id) } })

/** A subscriber to notify, the news, the fields to set afterwards, and what those must still be until then. */
export type Waiting = {
  subscription: Subscription
  news: News
  marks: Partial<Subscription>
  isUntold: Where[]
}

/** The next subscribers to notify, by default without those already claimed. */
export async function waiting(payload: Payload, which?: 'claimed too'): Promise<Waiting[]> {
  const now = new Date()
  const open = await openPages(payload, now)
  const closingSoon = open.filter(({ state }) => state.status === 'closingSoon')
  const knowledge = (await allKnowledge(payload, now)).flat()
  const isUntold: Where[] = mustBeTold(knowledge)
  if (open.length) isUntold.push({ and: [isIn(open), { openingSentAt: { exists: false } }] })
  if (closingSoon.length) {
    const asked: Where[] = [{ lastDays: { equals: true } }, { lastDaysSentAt: { exists: false } }]
    isUntold.push({ and: [isIn(closingSoon), ...asked] })
  }
  if (!isUntold.length) return []
  const { docs } = await payload.find({
    collection: 'subscriptions',
    where: {
      and: [
        { or: [{ retryAt: { exists: false } }, { retryAt: { less_than: now.toISOString() } }] },
        { or: isUntold },
        ...(which ? [] : [{ claimedAt: { exists: false } }]),
      ],
    },
    sort: ['confirmedAt', 'id'],
    limit: AT_ONCE,
    pagination: false,
    depth: 0,
  })
  return docs.flatMap((subscription) => {
    const page = open.find(({ id }) => id === relationId(subscription.page))
    return nextNews(subscription, { page, knowledge, now }) ?? []
  })
}

type Known = { page: OpenPage | undefined; knowledge: Knowledge[]; now: Date }

/** The next news for `subscription`. One letter tells all that holds: an opening names the dates, a change the last days. */
function nextNews(subscription: Subscription, { page, knowledge, now }: Known): Waiting | null {
  const { informedAt, lastDaysSentAt, openingSentAt } = subscription
  const moved = toTell(subscription, knowledge)
  const at = now.toISOString()
  const soon = page?.state.status === 'closingSoon' && !lastDaysSentAt ? { lastDaysSentAt: at } : {}
  // Empty for those who subscribed before letters told changes, and did not agree to them.
  const informed = (date: string) => (informedAt ? { informedAt: date } : {})
  const wait = (news: News, marks: Partial<Subscription>): Waiting => ({
    ...{ subscription, news },
    marks: { ...soon, ...marks, doubtAt: null },
    isUntold: [
      ...Object.keys({ ...soon, ...marks })
        .filter((name) => name !== 'informedAt')
        .map((name) => ({ [name]: { exists: false } })),
      { informedAt: informedAt ? { equals: informedAt } : { exists: false } },
    ],
  })
  if (page && !openingSentAt) {
    const { name, path, state } = page
    const news = { kind: 'opening', name, path, deadline: deadlineOf(state) } as const
    return wait(news, { openingSentAt: at, ...informed(at) })
  }
  if (moved) {
    const { change, name, path } = moved
    return wait({ kind: 'dates', name, path, change }, informed(change.at.toISOString()))
  }
  if (!page || !subscription.lastDays || !('lastDaysSentAt' in soon)) return null
  const { name, path, state } = page
  return wait({ kind: 'lastDays', name, path, deadline: deadlineOf(state) }, informed(at))
}

/**
 * Deletes the subscriptions that were notified and whose call is closed, those older than a year, and the records of
 * expired links.
 */
export async function forgetServed(payload: Payload, instant = new Date()): Promise<void> {
  const open = (await openPages(payload, instant)).map(({ id }) => id)
  const isOver: Where[] = open.length ? [{ page: { not_in: open } }] : []
  // A change of the dates that closes the call is told first.
  const isTold = (await allKnowledge(payload, instant))
    .filter((knowledge) => knowledge.some(({ change }) => change))
    .map((knowledge) => ({
      or: [{ page: { not_equals: knowledge[0]!.id } }, needNotBeTold(knowledge)],
    }))
  await forget(payload, {
    or: [
      { confirmedAt: { less_than: new Date(instant.getTime() - KEPT.ms).toISOString() } },
      { page: { exists: false } },
      { and: [{ openingSentAt: { exists: true } }, ...isOver, ...isTold] },
    ],
  })
  await forgetServedLinks(payload, instant)
}
