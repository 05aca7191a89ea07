import type { Where } from 'payload'

import { changeBetween, type DateChange, type Period } from '@/call/date-changes'
import { type DatedCall, periodsOf } from '@/call/former-dates'
import type { Subscription } from '@/payload-types'
import { relationId } from '@/platform/database/ids'

/** A page, one of its calls, and whether visitors read the announcement of the call. */
export type PageCall = { id: string; path: string; call: DatedCall; isPublic: boolean }

/**
 * What people who know the dates of `period` must be told at an instant; `change`: null for nothing. `name`: of the call, as
 * visitors read it last.
 */
export type Knowledge = {
  id: string
  path: string
  name: string
  period: Period
  change: DateChange | null
}

/**
 * Returns, by the dates that people may know of a call, what they must be told at `now`: only how the last dates differ, so
 * that two changes make one letter, and none if the dates are back.
 */
export function knowledgeOf({ call, id, isPublic, path }: PageCall, now: Date): Knowledge[] {
  const periods = periodsOf(call, isPublic)
  const { from, schedule } = periods.at(-1)!
  const { name } = periods.findLast((period) => period.schedule) ?? periods.at(-1)!
  return periods.map((period) => {
    const isPast = period.until !== null && from! <= now
    const change = isPast ? changeBetween(period.schedule, schedule, from!) : null
    return { id, path, name, period, change: change && isNews(change, now) ? change : null }
  })
}

/** Whether a letter about `change` at `now` is still of use. The letter of an opening is another one. */
function isNews({ from, kind, to }: DateChange, now: Date): boolean {
  if (kind === 'opened') return false
  if (kind === 'closed') return true
  const deadline = kind === 'withdrawn' ? from : to
  return !deadline || deadline > now
}

/** Matches the subscriptions of these pages whose owner must be told a change. A letter in doubt may have told it, or not. */
export const mustBeTold = (knowledge: Knowledge[]): Where[] =>
  knowledge.flatMap(({ change, id, period }): Where[] => {
    const known: Where = { or: [knew(period), knew(period, 'doubtAt')] }
    return change ? [{ and: [{ page: { equals: id } }, known] }] : []
  })

/** Matches the subscriptions whose owner need not be told any change of the call. */
export const needNotBeTold = (knowledge: Knowledge[]): Where => ({
  or: [
    { informedAt: { exists: false } },
    ...knowledge.filter(({ change }) => !change).map(({ period }) => knew(period)),
  ],
})

const FIELDS = ['informedAt', 'doubtAt'] as const
type Field = (typeof FIELDS)[number]

const knew = ({ from, until }: Period, field: Field = 'informedAt'): Where => ({
  and: [
    { [field]: { exists: true } },
    ...(from ? [{ [field]: { greater_than_equal: from.toISOString() } }] : []),
    ...(until ? [{ [field]: { less_than: until.toISOString() } }] : []),
  ],
})

/** What `subscription` must be told of these calls, the oldest change first; undefined for nothing. */
export const toTell = (subscription: Subscription, knowledge: Knowledge[]) =>
  knowledge
    .flatMap(({ change, ...known }) => (change ? [{ ...known, change }] : []))
    .sort((a, b) => a.change.at.getTime() - b.change.at.getTime())
    .find(
      ({ id, period }) =>
        id === relationId(subscription.page) &&
        FIELDS.some((field) => isIn(period, subscription[field])),
    )

function isIn({ from, until }: Period, stored: string | null | undefined): boolean {
  const at = stored ? new Date(stored) : null
  return Boolean(at && (!from || at >= from) && (!until || at < until))
}
