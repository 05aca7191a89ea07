import { ValidationError, type CollectionBeforeChangeHook, type PayloadRequest } from 'payload'

import { firstBothOpen } from '@/call/choice'
import { scheduleOf } from '@/call/of-document'
import { callStateAt } from '@/call/state'
import { pagesOfCall, publishedCalls } from '@/editing/published'
import type { Call, Page } from '@/payload-types'
import { frenchMoment } from '@/text/french-date'

/**
 * Before a call is published: refuses it if a page that shows it would then have two open calls at once, now or later,
 * for its visitors could not know which one to apply to. The error is on the field that opens it.
 */
export const refuseTwoOpen: CollectionBeforeChangeHook<Call> = async ({
  data,
  originalDoc,
  collection,
  req,
}) => {
  const call = { ...originalDoc, ...data } as Call
  if (call._status !== 'published' || !originalDoc?.id) return data
  for (const page of await pagesOfCall(originalDoc.id, req)) {
    const others = (await publishedCalls(page.calls, req)).filter(({ id }) => id !== originalDoc.id)
    const clash = firstClash([call], others)
    if (!clash) continue
    const { status } = callStateAt(scheduleOf(call), clash.from)
    const message = `La page « ${page.title} » aurait deux appels ouverts en même temps à partir du ${frenchMoment(clash.from)} : celui-ci et « ${clash.names[1]} ». Changez les dates de l’un des deux.`
    throw new ValidationError(
      {
        collection: collection.slug,
        errors: [{ path: status === 'forced' ? 'override' : 'opensAt', message }],
        req,
      },
      req.t,
    )
  }
  return data
}

/** Why a page may not show these calls together, in French; true when it may. For the page's own field. */
export async function validateTogether(
  relations: Page['calls'],
  req: PayloadRequest,
): Promise<string | true> {
  const calls = await publishedCalls(relations, req)
  const clash = firstClash(calls, calls)
  if (!clash) return true
  const [one, other] = clash.names
  return `Les appels « ${one} » et « ${other} » seraient ouverts en même temps à partir du ${frenchMoment(clash.from)}. N’en gardez qu’un, ou changez leurs dates.`
}

function firstClash(some: Call[], others: Call[]): { names: [string, string]; from: Date } | null {
  const now = new Date()
  for (const a of some) {
    for (const b of others) {
      const from = a.id === b.id ? null : firstBothOpen(scheduleOf(a), scheduleOf(b), now)
      if (from) return { names: [a.name, b.name], from }
    }
  }
  return null
}
