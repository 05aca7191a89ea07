import type { Endpoint, Payload, PayloadHandler, PayloadRequest } from 'payload'
import { z } from 'zod'

import { bodyOf, refuseBelow } from '@/editing/endpoint'
import { publishableSlugs, type DocumentReference } from '@/editing/publishable-slugs'
import { Refusal } from '@/platform/refusal'

import { publishTogether } from './publish'
import { shownChanges, waitingWith } from './waiting'

const bodyFor = (payload: Payload) =>
  z.object({
    documents: z
      .array(z.object({ collection: z.enum(publishableSlugs(payload)), id: z.string().min(1) }))
      .max(500),
  })

/** The response of `GET /api/pages/:id/waiting`. */
export type Waiting = Awaited<ReturnType<typeof waitingWith>>

/** The response of `GET /api/pages/:id/waiting-count`: the number of documents that the dialog would list beside the page. */
export type WaitingCount = { count: number }

/** The response of `POST /api/pages/:id/publish-together`: the published page. */
export type Published = { doc: { id: string; updatedAt: string } }

const TO_SEE = 'Connectez-vous pour voir ce qui attend.'

const waiting: PayloadHandler = async (req) => {
  refuseBelow('editor', req, TO_SEE)
  return Response.json((await waitingWith(req, pageId(req))) satisfies Waiting)
}

/** Requested each time a form opens or publishes, so it is ten times cheaper than the list. */
const waitingCount: PayloadHandler = async (req) => {
  refuseBelow('editor', req, TO_SEE)
  const { length } = await shownChanges(req, pageId(req))
  return Response.json({ count: length } satisfies WaitingCount)
}

const publishEndpoint: PayloadHandler = async (req) => {
  refuseBelow('reviewer', req, 'Votre rôle ne permet pas de publier. Demandez une relecture.')
  const id = pageId(req)
  const unread = 'La liste des contenus à publier est illisible.'
  const { documents } = await bodyOf(req, bodyFor(req.payload), unread)
  await refuseOthers(req, id, documents)
  await publishTogether(req, [...documents, { collection: 'pages', id }])
  const doc = await req.payload.findByID({ collection: 'pages', id, depth: 0, req })
  return Response.json({ doc } satisfies Published)
}

/**
 * Only accepts documents that the page shows and that have unpublished changes: nothing outside the list can be
 * published here.
 */
async function refuseOthers(
  req: PayloadRequest,
  id: string,
  documents: DocumentReference[],
): Promise<void> {
  const shown = await shownChanges(req, id)
  const isWaiting = (asked: DocumentReference) =>
    shown.some((one) => one.collection === asked.collection && one.id === asked.id)
  if (documents.every(isWaiting)) return
  throw new Refusal(
    'Un des contenus cochés n’est plus à publier avec cette page : il vient d’être publié ou retiré. Rouvrez la liste.',
    409,
  )
}

const pageId = (req: PayloadRequest) => String(req.routeParams?.id)

/** Endpoints of the pages: the list of what can be published with a page, and its publication with a selection. */
export const publishTogetherEndpoints: Omit<Endpoint, 'root'>[] = [
  { path: '/:id/waiting', method: 'get', handler: waiting },
  { path: '/:id/publish-together', method: 'post', handler: publishEndpoint },
  { path: '/:id/waiting-count', method: 'get', handler: waitingCount },
]
