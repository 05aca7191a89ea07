import type { PayloadRequest } from 'payload'

import { scheduleOf, valuesAt } from '@/call/of-document'
import { callStateAt } from '@/call/state'
import type { Edited } from '@/editing/edited'
import { allOf, firstOf } from '@/editing/find'
import { publishedContext, type PublishedContext } from '@/editing/site-links/published-context'
import { mayNameCall } from '@/editing/text-variables/messages'
import type { Call, Page } from '@/payload-types'
import { relationId } from '@/platform/database/ids'
import type { ContentContext } from '@/text/checks/finding'
import { parisLocal } from '@/text/paris-time'

type FormContext = ContentContext & Pick<PublishedContext, 'publishedPages'>

/** The data against which the texts of `edited` are checked; `edited` is null if it is unknown. */
export async function formContext(
  req: PayloadRequest,
  edited: Edited | null,
): Promise<FormContext> {
  const published = await publishedContext(req.payload)
  const calls = await allCalls(req)
  const id = edited && 'collection' in edited && edited.collection === 'pages' && edited.id
  const page = id && (await firstOf(req, 'pages', { draft: true, where: { id: { equals: id } } }))
  return contextOf(published, calls, edited, page || null, new Date())
}

/** All calls in their latest version, since the next call may still be a draft. */
export const allCalls = (req: PayloadRequest): Promise<Call[]> =>
  allOf(req, 'calls', { draft: true })

/**
 * The data against which the texts of `edited` are checked at `now`, from the `published` content and all `calls`. A page
 * (`page`, if `edited` is one) uses only its own calls.
 */
export function contextOf(
  published: PublishedContext,
  calls: Call[],
  edited: Edited | null,
  page: Pick<Page, 'calls'> | null,
  now: Date,
): FormContext {
  const { anchors, hostUses, publishedPages, sitePaths, siteUrl } = published
  const mayName = namesCall(edited)
  const shown = page ? page.calls?.map(relationId) : undefined
  return {
    siteUrl,
    sitePaths,
    anchors,
    hostUses,
    publishedPages,
    year: Number(parisLocal(now).slice(0, 4)),
    namesCall: mayName,
    promotions: calls.flatMap(({ promotion }) => Number.parseInt(promotion ?? '', 10) || []),
    callDates: calls
      .filter((call) => mayName && (!shown || shown.includes(call.id)))
      .filter((call) => callStateAt(scheduleOf(call), now).status !== 'closed')
      .flatMap((call) => {
        const values = valuesAt(call, now)
        return DATES.flatMap((name) => (values[name] ? { name, words: values[name] } : []))
      }),
  }
}

/** Whether the texts of `edited` may use call variables. */
export const namesCall = (edited: Edited | null): boolean =>
  mayNameCall(edited && 'collection' in edited ? edited.collection : undefined)

const DATES = ['cloture', 'ouverture'] as const
