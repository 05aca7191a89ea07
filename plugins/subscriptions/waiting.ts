import type { Payload, Where } from 'payload'

import { isAccepting, type CallState } from '@/call/state'
import { deadlineOf } from '@/call/words'
import type { Subscription } from '@/payload-types'
import { relationId } from '@/platform/database/ids'
import { keptWhileCurrent } from '@/platform/kept-while-current'
import { currentCall } from '@/site/content/current-call'
import { allResolved } from '@/site/content/links'
import { readBy, withShown } from '@/site/content/reader'

import type { News } from './letters'
import { KEPT } from './rules'
import { forget, forgetServedLinks } from './store'

/** The published pages with calls. */
const pagesWithCalls = keptWhileCurrent(async (payload) => {
  const { docs } = await payload.find({
    collection: 'pages',
    select: { slug: true, calls: true },
    pagination: false,
    ...readBy('visitor'),
    ...withShown(payload),
  })
  return docs.filter(({ calls }) => calls?.length)
})

/** A page whose call is open. `name`: of the call. */
type OpenPage = { id: string; path: string; name: string; state: CallState }

/** The open pages at `instant`. Uses cached content until the next publication. */
async function openPages(payload: Payload, instant: Date): Promise<OpenPage[]> {
  return (await pagesWithCalls(payload)).flatMap(({ id, slug, calls }) => {
    const { view } = currentCall(allResolved(calls), instant)
    return view && isAccepting(view.state)
      ? [{ id, path: `/${slug}`, name: view.name, state: view.state }]
      : []
  })
}

/** Number of subscriptions read per query; they are notified in sequence. */
const AT_ONCE = 10

const isIn = (pages: OpenPage[]): Where => ({ page: { in: pages.map(({ id }) => id) } })

/** A subscriber to notify, the news, and the fields to set afterwards. */
export type Waiting = { subscription: Subscription; news: News; marks: Mark[] }
type Mark = 'openingSentAt' | 'lastDaysSentAt'

/** The next subscribers to notify, by default without those already claimed. */
export async function waiting(payload: Payload, which?: 'claimed too'): Promise<Waiting[]> {
  const now = new Date()
  const open = await openPages(payload, now)
  if (!open.length) return []
  const closingSoon = open.filter(({ state }) => state.status === 'closingSoon')
  const isUntold: Where[] = [{ and: [isIn(open), { openingSentAt: { exists: false } }] }]
  if (closingSoon.length) {
    const asked: Where[] = [{ lastDays: { equals: true } }, { lastDaysSentAt: { exists: false } }]
    isUntold.push({ and: [isIn(closingSoon), ...asked] })
  }
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
    if (!page) return []
    const { name, path, state } = page
    const kind = subscription.openingSentAt ? 'lastDays' : 'opening'
    // A subscriber who is notified of the opening during the last days needs no second mail.
    const marks: Mark[] = [
      ...(kind === 'opening' ? ['openingSentAt' as const] : []),
      ...(state.status === 'closingSoon' ? ['lastDaysSentAt' as const] : []),
    ]
    return [{ subscription, news: { kind, name, path, deadline: deadlineOf(state) }, marks }]
  })
}

/**
 * Deletes the subscriptions that were notified and whose call is closed, those older than a year, and the records of
 * expired links.
 */
export async function forgetServed(payload: Payload, instant = new Date()): Promise<void> {
  const open = (await openPages(payload, instant)).map(({ id }) => id)
  const isOver: Where[] = open.length ? [{ page: { not_in: open } }] : []
  await forget(payload, {
    or: [
      { confirmedAt: { less_than: new Date(instant.getTime() - KEPT.ms).toISOString() } },
      { page: { exists: false } },
      { and: [{ openingSentAt: { exists: true } }, ...isOver] },
    ],
  })
  await forgetServedLinks(payload, instant)
}
