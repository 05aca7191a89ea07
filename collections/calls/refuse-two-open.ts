import type { PayloadRequest } from 'payload'

import { firstBothOpen } from '@/call/choice'
import { scheduleOf } from '@/call/of-document'
import { callStateAt } from '@/call/state'
import { beforePublishing } from '@/editing/faults'
import { pagesOfCall, publishedCalls } from '@/editing/published'
import type { Call, Page } from '@/payload-types'
import { momentInParis } from '@/text/french-date'

/**
 * Before a call is published: refuses it if a page that shows it would then have two open calls at once, now or later,
 * because visitors would not know which one to apply to. The error is on the field that opens the call.
 */
export const refuseTwoOpen = beforePublishing<Call>(async ({ before, doc: call, req }) => {
  if (!before?.id) return []
  for (const page of await pagesOfCall(before.id, req)) {
    const others = (await publishedCalls(page.calls, req)).filter(({ id }) => id !== before.id)
    const clash = firstClash([call], others)
    if (!clash) continue
    const [isForced, isOtherForced] = clash.calls.map((one) => isForcedAt(one, clash.from))
    const other = `« ${clash.calls[1].name} »`
    const advice = isForced
      ? 'Effacez l’état forcé de celui-ci, ou changez les dates de l’autre.'
      : isOtherForced
        ? `L’état de ${other} est forcé : effacez-le, ou changez les dates de celui-ci.`
        : 'Changez les dates de l’un des deux.'
    const message = `La page « ${page.title} » aurait deux appels ouverts en même temps à partir du ${momentInParis(clash.from)} : celui-ci et ${other}. ${advice}`
    return [{ path: isForced ? 'override' : 'opensAt', message }]
  }
  return []
})

/** Returns why a page may not show these calls together, in French, or true. Validates the field of the page. */
export async function validateTogether(
  relations: Page['calls'],
  req: PayloadRequest,
): Promise<string | true> {
  const calls = await publishedCalls(relations, req)
  const clash = firstClash(calls, calls)
  if (!clash) return true
  const [one, other] = clash.calls
  const forced = clash.calls.find((call) => isForcedAt(call, clash.from))
  const advice = forced ? `effacez l’état forcé de « ${forced.name} »` : 'changez leurs dates'
  return `Les appels « ${one.name} » et « ${other.name} » seraient ouverts en même temps à partir du ${momentInParis(clash.from)}. N’en gardez qu’un, ou ${advice}.`
}

/** Whether an override forces the state of `call` at `instant`. */
const isForcedAt = (call: Call, instant: Date): boolean =>
  callStateAt(scheduleOf(call), instant).status === 'forced'

function firstClash(some: Call[], others: Call[]): { calls: [Call, Call]; from: Date } | null {
  const now = new Date()
  for (const a of some) {
    for (const b of others) {
      const from = a.id === b.id ? null : firstBothOpen(scheduleOf(a), scheduleOf(b), now)
      if (from) return { calls: [a, b], from }
    }
  }
  return null
}
