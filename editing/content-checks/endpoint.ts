import type { CollectionSlug, Endpoint, PayloadRequest } from 'payload'

import { scheduleOf, valuesAt } from '@/call/of-document'
import { callStateAt } from '@/call/state'
import { relationId } from '@/platform/database/ids'
import { Refusal } from '@/platform/refusal'
import type { ContentContext } from '@/text/checks/finding'
import { parisLocal } from '@/text/paris-time'

import { checkedTexts } from '@/fields/fields-of'
import { wrongExcerpts } from './check-document'
import { publishedContext, type PublishedContext } from './published-context'
import { publishedVersion } from '@/editing/published'

/** What the form of a document checks its texts against. */
export type FormContext = PublishedContext &
  ContentContext & {
    /** Excerpts of the faults that visitors read already, which do not keep the document from being published. */
    known: string[]
  }

/** `GET /api/content-checks?collection=pages&id=…`, for staff: the context of the checks in a document's form. */
export const contentChecksEndpoint: Endpoint = {
  path: '/content-checks',
  method: 'get',
  handler: async (req) => {
    if (!req.user) throw new Refusal('Connectez-vous pour relire un texte.', 403)
    const context = {
      ...(await publishedContext(req.payload)),
      year: Number(parisLocal(new Date()).slice(0, 4)),
      ...(await ofCalls(req)),
    }
    const answer: FormContext = { ...context, known: await knownFaults(req, context) }
    return Response.json(answer, { headers: { 'Cache-Control': 'no-store' } })
  },
}

/** What calls say, as they were last saved: of the next one, the call may be a draft. A page speaks of its own. */
async function ofCalls(
  req: PayloadRequest,
): Promise<Pick<ContentContext, 'promotions' | 'callDates'>> {
  const { collection, id } = req.query
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

async function knownFaults(req: PayloadRequest, context: ContentContext): Promise<string[]> {
  const { collection, id } = req.query
  if (typeof collection !== 'string' || typeof id !== 'string') return []
  const config = req.payload.collections[collection as CollectionSlug]?.config
  if (!config?.versions?.drafts) return []
  const stored = await publishedVersion(config.slug, id, req)
  return stored ? wrongExcerpts(checkedTexts(config.flattenedFields, stored), context) : []
}
