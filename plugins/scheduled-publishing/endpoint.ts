import type { Endpoint, Payload, PayloadRequest } from 'payload'
import { z } from 'zod'

import { bodyOf, refuseBelow } from '@/editing/endpoint'
import { type DocumentReference, publishableSlugs } from '@/editing/publishable-slugs'
import { inTransaction } from '@/platform/database/in-transaction'
import { Refusal } from '@/platform/refusal'

import { cancel, dismiss, hold, retry, plan } from './actions'
import { scheduledPublications } from './overview'
import { holdShown } from './held-version'

const NOT_YOURS = 'Votre rôle ne permet pas de programmer une publication.'
const ACTIONS = { cancel, dismiss, hold, retry }

/** An action of a reviewer on a scheduled publication. */
export type ScheduledAction = keyof typeof ACTIONS

/** `POST /api/scheduled-publications/<job>/cancel`, `dismiss`, `hold` or `retry`, for reviewers. */
const act: Endpoint = {
  path: '/scheduled-publications/:id/:action',
  method: 'post',
  handler: async (req: PayloadRequest) => {
    refuseBelow('reviewer', req, NOT_YOURS)
    const { id, action } = (req.routeParams ?? {}) as { id: string; action: string }
    if (!isAction(action)) throw new Refusal('Cette action n’existe pas.', 400)
    if (!(await inTransaction(req, () => ACTIONS[action](req, id)))) {
      throw new Refusal('Cette publication n’attend plus : rechargez la page.', 409)
    }
    return Response.json({})
  },
}

/** `GET /api/scheduled-publications/<collection>/<id>`, for staff: the scheduled and failed publications of a document. */
const ofDocument: Endpoint = {
  path: '/scheduled-publications/:collection/:id',
  method: 'get',
  handler: async (req: PayloadRequest) => {
    refuseBelow('editor', req, 'Connectez-vous pour voir ce qui est programmé.')
    const about = req.routeParams as DocumentReference
    return Response.json({ plans: await scheduledPublications(req.payload, req.user, about) })
  },
}

const planningOf = (payload: Payload) =>
  z.object({
    type: z.enum(['publish', 'unpublish']),
    date: z.coerce.date(),
    doc: z.object({ relationTo: z.enum(publishableSlugs(payload)), value: z.string().min(1) }),
    /** `updatedAt` of the version on the screen. */
    loaded: z.iso.datetime(),
  })

/** The request of « Programmer »: publishes the version on the screen, or unpublishes. */
export type Planning = z.input<ReturnType<typeof planningOf>>

/** `POST /api/scheduled-publications`: schedules one, for reviewers. */
const planOne: Endpoint = {
  path: '/scheduled-publications',
  method: 'post',
  handler: async (req: PayloadRequest) => {
    refuseBelow('reviewer', req, NOT_YOURS)
    const unfit = 'Choisissez un document et une date.'
    const { date, doc, loaded, type } = await bodyOf(req, planningOf(req.payload), unfit)
    if (date <= new Date()) {
      throw new Refusal('Ce moment est passé\u00a0: choisissez-en un à venir.', 400)
    }
    const document = { collection: doc.relationTo, id: doc.value }
    const version = type === 'publish' ? await holdShown(req, document, loaded) : undefined
    await plan(req, { doc, type, version }, date)
    return Response.json({})
  },
}

export const scheduledPublicationEndpoints = [act, ofDocument, planOne]

const isAction = (action: string): action is ScheduledAction => Object.hasOwn(ACTIONS, action)
