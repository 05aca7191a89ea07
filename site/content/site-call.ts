import type { Payload } from 'payload'

import { scheduleOf } from '@/call/of-document'
import { boundsOf, isAccepting } from '@/call/state'
import type { SiteCall } from '@/components/views'
import type { Page } from '@/payload-types'

import { currentCall } from './current-call'
import { allResolved, applyLinkOf, linkView } from './links'
import type { PageTree } from './published-pages'
import { readBy, withShown, type Reader } from './reader'

/** A page with its own calls. */
export type CallPage = Pick<Page, 'slug' | 'calls' | 'hero'>

/** How many calls are looked at, the newest first: the state of an older one no longer matters on other pages. */
const NEWEST = 100

/** Returns the pages that have their own calls among the newest ones, as `reader` may see them, by address. */
export async function pagesWithCalls(payload: Payload, reader: Reader): Promise<CallPage[]> {
  const calls = await payload.find({
    collection: 'calls',
    select: { name: true },
    sort: '-createdAt',
    limit: NEWEST,
    pagination: false,
    ...readBy(reader),
  })
  if (!calls.docs.length) return []
  const { docs } = await payload.find({
    collection: 'pages',
    where: { calls: { in: calls.docs.map(({ id }) => id) } },
    select: { slug: true, calls: true, hero: true },
    sort: 'slug',
    pagination: false,
    ...readBy(reader),
    ...withShown(payload),
  })
  return docs
}

/** Returns every instant at which the call of one of `pages` may change its state. */
export const changesOf = (pages: CallPage[]): Date[] =>
  pages.flatMap(({ calls }) => allResolved(calls).flatMap((call) => boundsOf(scheduleOf(call))))

/** Returns the addresses to which the buttons to apply of `pages` lead. */
export const waysToApply = (pages: CallPage[]): string[] =>
  pages.flatMap(({ hero }) => linkView(hero?.apply)?.href ?? [])

/**
 * Returns the call that every page names at `instant`: the first of `pages` that is open, otherwise the first. null: none has
 * a call. The link to apply has the title of its page in `tree`, or its own label if it leads elsewhere; there is none if
 * several pages have calls, because a page whose call is closed must not invite visitors to apply to another.
 */
export function siteCallAt(pages: CallPage[], { at }: PageTree, instant: Date): SiteCall | null {
  const all = pages.flatMap(({ slug, calls, hero }): SiteCall[] => {
    const { call, view } = currentCall(allResolved(calls), instant)
    if (!view) return []
    const mayApply = pages.length === 1 && isAccepting(view.state)
    const apply = mayApply ? applyLinkOf(hero?.apply, call) : null
    return [{ path: `/${slug}`, view, apply: apply && (at.get(apply.href)?.link ?? apply) }]
  })
  return all.find(({ view }) => isAccepting(view.state)) ?? all[0] ?? null
}
