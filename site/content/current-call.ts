import type { Payload } from 'payload'

import { addedCallFields } from '@/call/added-fields'
import { currentCallAt, earliest } from '@/call/choice'
import { dateChangesOf, lastMoveAt } from '@/call/date-changes'
import { periodsOf } from '@/call/former-dates'
import {
  type KeyDate,
  keyDatesAt,
  milestonesAt,
  milestoneEnd,
  closingOf,
  openingOf,
} from '@/call/key-dates'
import { milestonesOf, scheduleOf } from '@/call/of-document'
import { nextChangeAfter } from '@/call/state'
import type { CallView } from '@/components/views'
import type { Call, Page } from '@/payload-types'
import { env } from '@/platform/env'
import { placesAbove, siteTarget } from '@/text/site-path'

import { allResolved, applyLinkOf, linkView } from './links'
import { readBy, withShown, type Reader } from './reader'

/** What a page shows of its calls at an instant, and until when that holds. */
export type CurrentCall = {
  /** The stored call that the page shows; null when there is none. */
  call: Call | null
  view: CallView | null
  milestones: KeyDate[]
  /** The milestones plus the opening and the closing. */
  keyDates: KeyDate[]
  until: Date | null
}

/** Chooses which of the public `calls` of a page it shows at `instant`. */
export function currentCall(calls: Call[], instant: Date): CurrentCall {
  const candidates = calls.map((call) => ({
    ...scheduleOf(call),
    call,
    dateChanges: dateChangesOf(periodsOf(call)),
  }))
  const current = currentCallAt(candidates, instant)
  const call = current?.call.call ?? null
  const milestones = call ? milestonesOf(call) : []
  // The changes of all calls count, because another call may take over.
  const changes = candidates.map((candidate) => nextChangeAfter(candidate, instant))
  const ends = milestones.map(milestoneEnd).filter((end) => end && end > instant)
  // The clock of the server that published may be ahead.
  const moves = candidates.flatMap(({ dateChanges }) => dateChanges.map(({ at }) => at))
  return {
    call,
    view: current && {
      name: current.call.call.name,
      state: current.state,
      opensAt: openingOf(current.call),
      closesAt: closingOf(current.call),
      change: lastMoveAt(current.call.dateChanges, instant),
      added: addedCallFields(current.call.call),
    },
    milestones: milestonesAt(milestones, instant),
    keyDates: current ? keyDatesAt(current.call, milestones, instant) : [],
    until: earliest([...changes, ...ends, ...moves.filter((at) => at > instant)]),
  }
}

/**
 * Returns `page` with its inherited call at `instant`: a page without its own call inherits the calls of its nearest
 * ancestor that has any, with the link to apply. `head`: the address of the page that has the calls, without leading slash.
 *
 * When the link to apply of that ancestor leads to one of its descendants, which itself links further, for example to the
 * form, the other pages link there directly.
 */
export async function inRubric(
  payload: Payload,
  page: Page,
  instant: Date,
  reader: Reader,
): Promise<{ page: Page; head: string }> {
  const alone = { page, head: page.slug }
  const above = placesAbove(`/${page.slug}`).map((path) => path.slice(1))
  if (page.calls?.length || !above.length) return alone

  const pages = await pagesAt(payload, above, reader)
  const [head] = pages
    .filter(({ calls }) => calls?.length)
    .sort((a, b) => b.slug.length - a.slug.length)
  if (!head) return alone

  const { call } = currentCall(allResolved(head.calls), instant)
  const way = applyLinkOf(head.hero?.apply, call)
  const { address = '' } = (way && siteTarget(way.href, env().siteUrl)) ?? {}
  const [next] = address.startsWith(`${head.slug}/`)
    ? await pagesAt(payload, [address], reader)
    : []
  const apply = linkView(page.hero?.apply) ?? linkView(next?.hero?.apply) ?? way
  const hero = { ...page.hero, apply: apply ? { label: apply.label, url: apply.href } : {} }
  return { page: { ...page, calls: head.calls, hero }, head: head.slug }
}

const pagesAt = async (payload: Payload, slugs: string[], reader: Reader) =>
  (
    await payload.find({
      collection: 'pages',
      where: { slug: { in: slugs } },
      select: { slug: true, calls: true, hero: true },
      pagination: false,
      ...readBy(reader),
      ...withShown(payload),
    })
  ).docs
