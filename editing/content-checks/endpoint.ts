import type { Endpoint, PayloadRequest } from 'payload'
import { z } from 'zod'

import { bodyOf, refuseBelow } from '@/editing/endpoint'
import type { ContentContext } from '@/text/checks/finding'

import { checkedTexts } from '@/fields/fields-of'
import { wrongExcerpts } from './check-document'
import { type Edited, editedSchema, fieldsOfEdited, publishedOf } from './edited'
import { formContext } from './form-context'
import type { PublishedContext } from './published-context'
import { warningsOf, type Warning } from './warnings'

/** What a form checks its texts against. */
export type FormContext = PublishedContext &
  ContentContext & {
    /** Excerpts of the faults that visitors read already, which do not keep it from being published. */
    known: string[]
  }

const TO_STAFF = 'Connectez-vous pour relire un texte.'

/** `GET /api/content-checks?collection=pages&id=…` or `?global=notice`, for staff: the context of the checks in that form. */
export const contentChecksEndpoint: Endpoint = {
  path: '/content-checks',
  method: 'get',
  handler: async (req) => {
    refuseBelow('editor', req, TO_STAFF)
    const { data: edited = null } = editedSchema(req.payload).safeParse(req.query)
    const context = await formContext(req, edited)
    const known = edited ? await knownFaults(req, edited, context) : []
    const answer: FormContext = { ...context, known }
    return Response.json(answer, { headers: { 'Cache-Control': 'no-store' } })
  },
}

async function knownFaults(req: PayloadRequest, edited: Edited, context: ContentContext) {
  const stored = await publishedOf(req, edited)
  return stored
    ? wrongExcerpts(checkedTexts(fieldsOfEdited(req.payload, edited), stored), context)
    : []
}

/** What `POST /api/content-checks` answers. */
export type Warned = { warnings: Warning[] }

/** What to look at again in a document or a global before it is published as its form has it, for staff. */
export const warningsEndpoint: Endpoint = {
  path: '/content-checks',
  method: 'post',
  handler: async (req) => {
    refuseBelow('editor', req, TO_STAFF)
    const form = z.object({ data: z.record(z.string(), z.unknown()) })
    const schema = editedSchema(req.payload).and(form)
    const { data, ...edited } = await bodyOf(req, schema, 'Ce texte est illisible.')
    const answer: Warned = { warnings: await warningsOf(req, edited, data) }
    return Response.json(answer, { headers: { 'Cache-Control': 'no-store' } })
  },
}
