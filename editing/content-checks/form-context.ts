import type { PayloadRequest } from 'payload'

import { scheduleOf, valuesAt } from '@/call/of-document'
import { callStateAt } from '@/call/state'
import { relationId } from '@/platform/database/ids'
import type { ContentContext } from '@/text/checks/finding'
import { parisLocal } from '@/text/paris-time'

import { publishedContext, type PublishedContext } from './published-context'

/** What the texts of the document `id` of `collection` are checked against; of a new one, both may be unknown. */
export async function formContext(
  req: PayloadRequest,
  collection: unknown,
  id: unknown,
): Promise<PublishedContext & ContentContext> {
  return {
    ...(await publishedContext(req.payload)),
    year: Number(parisLocal(new Date()).slice(0, 4)),
    ...(await ofCalls(req, collection, id)),
  }
}

/** What calls say, as they were last saved: of the next one, the call may be a draft. A page speaks of its own. */
async function ofCalls(
  req: PayloadRequest,
  collection: unknown,
  id: unknown,
): Promise<Pick<ContentContext, 'promotions' | 'callDates'>> {
  const latest = { depth: 0, draft: true, req } as const
  const { docs: calls } = await req.payload.find({
    ...latest,
    collection: 'calls',
    pagination: false,
  })
  const page =
    collection === 'pages' && typeof id === 'string' && id
      ? await req.payload.findByID({ ...latest, collection, id, disableErrors: true })
      : null
  const now = new Date()
  const shown = page?.calls?.map(relationId)
  return {
    promotions: calls.flatMap(({ promotion }) => Number.parseInt(promotion ?? '', 10) || []),
    callDates: calls
      .filter((call) => !shown || shown.includes(call.id))
      .filter((call) => callStateAt(scheduleOf(call), now).status !== 'closed')
      .flatMap((call) => {
        const values = valuesAt(call, now)
        return DATES.flatMap((name) => (values[name] ? { name, words: values[name] } : []))
      }),
  }
}

const DATES = ['cloture', 'ouverture'] as const
