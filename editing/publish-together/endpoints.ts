import type { Endpoint, Payload, PayloadHandler, PayloadRequest } from 'payload'
import { z } from 'zod'

import { bodyOf, refuseBelow } from '@/editing/endpoint'
import { publishableSlugs, type DocumentReference } from '@/editing/publishable-slugs'
import { Refusal } from '@/platform/refusal'

import { NotPublished, type DocumentFault } from './faults'
import { publishTogether } from './publish'
import { shownChanges, waitingWith } from './waiting'

const bodyFor = (payload: Payload) =>
  z.object({
    documents: z
      .array(z.object({ collection: z.enum(publishableSlugs(payload)), id: z.string().min(1) }))
      .max(500),
  })

/** What `GET /api/pages/:id/waiting` answers. */
export type Waiting = Awaited<ReturnType<typeof waitingWith>>

/** What `GET /api/pages/:id/waiting-count` answers: how many documents the dialog would list beside the page. */
export type WaitingCount = { count: number }

/** What `POST /api/pages/:id/publish-together` answers: the page as published, or what kept all from being so. */
export type Published = { doc: Record<string, unknown> & { id: string; updatedAt: string } }
export type Unpublishable = { errors: DocumentFault[] }

const TO_SEE = 'Connectez-vous pour voir ce qui attend.'

const waiting: PayloadHandler = async (req) => {
  refuseBelow('editor', req, TO_SEE)
  return Response.json((await waitingWith(req, pageId(req))) satisfies Waiting)
}

/** Asked each time a form opens and is published: it costs a tenth of the list. */
const waitingCount: PayloadHandler = async (req) => {
  refuseBelow('editor', req, TO_SEE)
  const { length } = await shownChanges(req, pageId(req))
  return Response.json({ count: length } satisfies WaitingCount)
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

/** Of the pages: what waits to be published with one, and its publication with what was chosen of it. */
export const publishTogetherEndpoints: Omit<Endpoint, 'root'>[] = [
  { path: '/:id/waiting', method: 'get', handler: waiting },
  { path: '/:id/publish-together', method: 'post', handler: publish },
  { path: '/:id/waiting-count', method: 'get', handler: waitingCount },
]
