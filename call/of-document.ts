import type { Call } from '@/payload-types'
import { deadlineInParis, momentInParis } from '@/text/french-date'
import type { CallValues, TextVariable } from '@/text/variables'

import { inOrder, type Milestone, type MilestoneTime } from './key-dates'
import { type CallSchedule, callStateAt } from './state'
import { stateName } from './words'

/** The fields from which the state of a call is computed, as Payload or an admin form holds them. */
export type CallFields = Pick<Call, 'opensAt' | 'closesAt' | 'closingSoonDays'> &
  Pick<Call, 'override' | 'overrideReason' | 'overrideUntil' | 'overrideBy' | 'milestones'> &
  Partial<Pick<Call, 'overrideSince'>>

/** Used when the call does not set its own value. */
const DEFAULT_CLOSING_SOON_DAYS = 7

/** Returns the schedule of a stored call. Override fields that the reader may not see are null. */
export function scheduleOf(call: Partial<CallFields>): CallSchedule {
  const { override, overrideReason, overrideUntil, overrideBy } = call
  return {
    opensAt: dateOrNull(call.opensAt),
    closesAt: dateOrNull(call.closesAt),
    closingSoonDays: call.closingSoonDays ?? DEFAULT_CLOSING_SOON_DAYS,
    override: override
      ? {
          to: override,
          since: dateOrNull(call.overrideSince),
          until: dateOrNull(overrideUntil),
          reason: overrideReason || null,
          by:
            typeof overrideBy === 'object'
              ? ((overrideBy?.name || overrideBy?.email) ?? null)
              : null,
        }
      : null,
  }
}

/** Returns the milestones of a stored call, in display order. Milestones that a draft leaves unfinished are left out. */
export function milestonesOf(call: Partial<CallFields>): Milestone[] {
  const milestones = (call.milestones ?? []).flatMap((stored) => {
    const time = timeOf(stored)
    return time && stored.label ? [{ id: stored.id ?? '', label: stored.label, time }] : []
  })
  return inOrder(milestones)
}

type StoredMilestone = NonNullable<Call['milestones']>[number]

function timeOf({ kind, startsOn, endsOn, text }: StoredMilestone): MilestoneTime | null {
  if (kind === 'text') return text ? { kind, text } : null
  const from = dateOrNull(startsOn)
  if (!from) return null
  if (kind === 'day') return { kind, on: from }
  const until = dateOrNull(endsOn)
  return until && { kind, from, until }
}

/** A draft, or a form that is being typed in, may hold an invalid date. */
function dateOrNull(value: string | null | undefined): Date | null {
  const date = value ? new Date(value) : null
  return date && !Number.isNaN(date.getTime()) ? date : null
}

type CallWithPromotion = Partial<CallFields & Pick<Call, 'promotion'>>

/** Returns the French value of each variable at `instant` in a text about `call`, or about no public call (null). */
export function valuesAt(call: CallWithPromotion | null, instant: Date): CallValues {
  const schedule = scheduleOf(call ?? {})
  const { opensAt, closesAt } = schedule
  return {
    ouverture: opensAt && `le ${momentInParis(opensAt)}`,
    cloture: closesAt && `le ${deadlineInParis(closesAt)}`,
    promotion: call?.promotion?.trim() || null,
    etat: call && stateName(callStateAt(schedule, instant)),
  }
}

/** Whether `call` gives a value to the variable `name`. This does not depend on the instant. */
export const hasValue = (call: CallWithPromotion, name: TextVariable): boolean =>
  valuesAt(call, new Date(0))[name] !== null
