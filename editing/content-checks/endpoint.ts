import type { CollectionSlug, Endpoint, PayloadRequest } from 'payload'
import { z } from 'zod'

import { Refusal } from '@/platform/refusal'
import type { ContentContext } from '@/text/checks/finding'

import { checkedTexts } from '@/fields/fields-of'
import { wrongExcerpts } from './check-document'
import { formContext } from './form-context'
import type { PublishedContext } from './published-context'
import { publishedVersion } from '@/editing/published'
import { publishableSlugs } from '@/editing/publishable-slugs'
import { warningsOf, type Warning } from './warnings'

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
    const { collection, id } = req.query
    const context = await formContext(req, collection, id)
    const answer: FormContext = { ...context, known: await knownFaults(req, context) }
    return Response.json(answer, { headers: { 'Cache-Control': 'no-store' } })
  },
}

async function knownFaults(req: PayloadRequest, context: ContentContext): Promise<string[]> {
  const { collection, id } = req.query
  if (typeof collection !== 'string' || typeof id !== 'string') return []
  const config = req.payload.collections[collection as CollectionSlug]?.config
  if (!config?.versions?.drafts) return []
  const stored = await publishedVersion(config.slug, id, req)
  return stored ? wrongExcerpts(checkedTexts(config.flattenedFields, stored), context) : []
}

/** What `POST /api/content-checks` answers. */
export type Warned = { warnings: Warning[] }

/** What to look at again in a document of `collection` before it is published as a form has it, for staff. */
export const warningsEndpoint: Endpoint = {
  path: '/content-checks',
  method: 'post',
  handler: async (req) => {
    if (!req.user) throw new Refusal('Connectez-vous pour relire un texte.', 403)
    const body = z.object({
      collection: z.enum(publishableSlugs(req.payload)),
      id: z.string().optional(),
      data: z.record(z.string(), z.unknown()),
    })
    const asked = body.safeParse(await req.json?.().catch(() => null))
    if (!asked.success) throw new Refusal('Ce texte est illisible.', 400)
    const { collection, data, id } = asked.data
    const answer: Warned = { warnings: await warningsOf(req, collection, { ...data, id }) }
    return Response.json(answer, { headers: { 'Cache-Control': 'no-store' } })
  },
}
