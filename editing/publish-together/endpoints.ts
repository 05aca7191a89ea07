import type { Endpoint, Payload, PayloadHandler, PayloadRequest } from 'payload'
import { z } from 'zod'

import { bodyOf, refuseBelow } from '@/editing/endpoint'
import { publishableSlugs, type DocumentReference } from '@/editing/publishable-slugs'
import { Refusal } from '@/platform/refusal'

import { NotPublished, type DocumentFault } from './faults'
import { publishTogether } from './publish'
import { waitingDocuments, waitingPage, type WaitingDocument } from './waiting'

const bodyFor = (payload: Payload) =>
  z.object({
    documents: z
      .array(z.object({ collection: z.enum(publishableSlugs(payload)), id: z.string().min(1) }))
      .max(500),
  })

/** What `GET /api/pages/:id/waiting` answers. */
export type Waiting = { page: WaitingDocument | null; documents: WaitingDocument[] }

/** What `POST /api/pages/:id/publish-together` answers: the page as published, or what kept all from being so. */
export type Published = { doc: Record<string, unknown> & { id: string; updatedAt: string } }
export type Unpublishable = { errors: DocumentFault[] }

const waiting: PayloadHandler = async (req) => {
  refuseBelow('editor', req, 'Connectez-vous pour voir ce qui attend.')
  const id = pageId(req)
  const documents = await waitingDocuments(req, id)
  return Response.json({ page: await waitingPage(req, id), documents } satisfies Waiting)
}

const publish: PayloadHandler = async (req) => {
  refuseBelow('reviewer', req, 'Votre rôle ne permet pas de publier. Demandez une relecture.')
  const id = pageId(req)
  const unread = 'La liste des contenus à publier est illisible.'
  const { documents } = await bodyOf(req, bodyFor(req.payload), unread)
  await refuseOthers(req, id, documents)
  try {
    await publishTogether(req, [...documents, { collection: 'pages', id }])
  } catch (error) {
    if (!(error instanceof NotPublished)) throw error
    return Response.json({ errors: error.faults } satisfies Unpublishable, { status: 400 })
  }
  const doc = await req.payload.findByID({ collection: 'pages', id, depth: 0, req })
  return Response.json({ doc })
}

/** Only what the page shows and waits: nothing can be published by this door that the list did not show. */
async function refuseOthers(
  req: PayloadRequest,
  id: string,
  documents: DocumentReference[],
): Promise<void> {
  const shown = await waitingDocuments(req, id)
  const isWaiting = (asked: DocumentReference) =>
    shown.some((one) => one.collection === asked.collection && one.id === asked.id)
  if (documents.every(isWaiting)) return
  throw new Refusal(
    'Un des contenus cochés n’est plus à publier avec cette page : il vient d’être publié ou retiré. Rouvrez la liste.',
    409,
  )
}

const pageId = (req: PayloadRequest) => String(req.routeParams?.id)

/** Of the pages: what waits to be published with one, and its publication with what was chosen of it. */
export const publishTogetherEndpoints: Omit<Endpoint, 'root'>[] = [
  { path: '/:id/waiting', method: 'get', handler: waiting },
  { path: '/:id/publish-together', method: 'post', handler: publish },
]
