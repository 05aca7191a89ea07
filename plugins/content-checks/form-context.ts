import type { PayloadRequest } from 'payload'

import { scheduleOf, valuesAt } from '@/call/of-document'
import { callStateAt } from '@/call/state'
import type { Edited } from '@/editing/edited'
import { allOf, firstOf } from '@/editing/find'
import { publishedContext, type PublishedContext } from '@/editing/site-links/published-context'
import { mayNameCall } from '@/editing/text-variables/messages'
import { relationId } from '@/platform/database/ids'
import type { ContentContext } from '@/text/checks/finding'
import { parisLocal } from '@/text/paris-time'

/** The data against which the texts of `edited` are checked; `edited` is null if it is unknown. */
export async function formContext(
  req: PayloadRequest,
  edited: Edited | null,
): Promise<ContentContext & Pick<PublishedContext, 'publishedPages'>> {
  const published = await publishedContext(req.payload)
  const { anchors, hostUses, publishedPages, sitePaths, siteUrl } = published
  return {
    siteUrl,
    sitePaths,
    anchors,
    hostUses,
    publishedPages,
    year: Number(parisLocal(new Date()).slice(0, 4)),
    ...(await ofCalls(req, edited)),
  }
}

/** The data of calls in their latest version, since the next call may still be a draft. A page uses only its own calls. */
async function ofCalls(
  req: PayloadRequest,
  edited: Edited | null,
): Promise<Pick<ContentContext, 'promotions' | 'callDates' | 'namesCall'>> {
  const calls = await allOf(req, 'calls', { draft: true })
  const id = edited && 'collection' in edited && edited.collection === 'pages' && edited.id
  const page = id && (await firstOf(req, 'pages', { draft: true, where: { id: { equals: id } } }))
  const mayName = namesCall(edited)
  const now = new Date()
  const shown = page ? page.calls?.map(relationId) : undefined
  return {
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
