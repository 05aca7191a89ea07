import type { CollectionSlug, Endpoint, PayloadRequest } from 'payload'

import { Refusal } from '@/platform/refusal'
import type { ContentContext } from '@/text/checks/finding'
import { parisLocal } from '@/text/paris-time'

import { checkedTexts } from '@/editing/texts'
import { wrongExcerpts } from './check-document'
import { publishedContext } from './published-context'
import { publishedVersion } from '@/editing/published'

/** What the form of a document checks its texts against. */
export type FormContext = ContentContext & {
  /** Ids of the pages that visitors find. */
  publishedPages: string[]
  /** Excerpts of the faults that visitors read already, which do not keep the document from being published. */
  known: string[]
}

/** `GET /api/content-checks?collection=pages&id=…`, for staff: the context of the checks in a document's form. */
export const contentChecksEndpoint: Endpoint = {
  path: '/content-checks',
  method: 'get',
  handler: async (req) => {
    if (!req.user) throw new Refusal('Connectez-vous pour relire un texte.', 403)
    const { publishedPages, ...published } = await publishedContext(req.payload)
    const year = Number(parisLocal(new Date()).slice(0, 4))
    const context = { ...published, year, promotions: await promotions(req) }
    const answer: FormContext = {
      ...context,
      publishedPages,
      known: await knownFaults(req, context),
    }
    return Response.json(answer, { headers: { 'Cache-Control': 'no-store' } })
  },
}

/** The numbers of the promotions that calls recruit: of the next one, the call may be a draft. */
async function promotions({ payload }: PayloadRequest): Promise<number[]> {
  const { docs } = await payload.find({
    collection: 'calls',
    depth: 0,
    draft: true,
    pagination: false,
    select: { promotion: true },
  })
  return docs.flatMap(({ promotion }) => Number.parseInt(promotion ?? '', 10) || [])
}

async function knownFaults(req: PayloadRequest, context: ContentContext): Promise<string[]> {
  const { collection, id } = req.query
  if (typeof collection !== 'string' || typeof id !== 'string') return []
  const config = req.payload.collections[collection as CollectionSlug]?.config
  if (!config?.versions?.drafts) return []
  const stored = await publishedVersion(config.slug, id, req)
  return stored ? wrongExcerpts(checkedTexts(config.flattenedFields, stored), context) : []
}
