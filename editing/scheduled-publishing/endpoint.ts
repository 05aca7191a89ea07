import type { Endpoint, PayloadRequest } from 'payload'

import { refuseBelow } from '@/editing/endpoint'
import type { DocumentReference } from '@/editing/publishable-slugs'
import { Refusal } from '@/platform/refusal'

import { cancel, dismiss, hold, retry } from './actions'
import { scheduledPublications } from './overview'

const ACTIONS = { cancel, dismiss, hold, retry }

/** What a reviewer may do with a scheduled publication. */
export type ScheduledAction = keyof typeof ACTIONS

/** `POST /api/scheduled-publications/<job>/cancel`, `dismiss`, `hold` or `retry`, for reviewers. */
const act: Endpoint = {
  path: '/scheduled-publications/:id/:action',
  method: 'post',
  handler: async (req: PayloadRequest) => {
    refuseBelow('reviewer', req, 'Votre rôle ne permet pas de programmer une publication.')
    const { id, action } = (req.routeParams ?? {}) as { id: string; action: string }
    if (!isAction(action)) throw new Refusal('Cette action n’existe pas.', 400)
    if (!(await ACTIONS[action](req, id))) {
      throw new Refusal('Cette publication n’attend plus : rechargez la page.', 409)
    }
    return Response.json({})
  },
}

/** `GET /api/scheduled-publications/<collection>/<id>`: what is planned of a document and what failed, for staff. */
const ofDocument: Endpoint = {
  path: '/scheduled-publications/:collection/:id',
  method: 'get',
  handler: async (req: PayloadRequest) => {
    refuseBelow('editor', req, 'Connectez-vous pour voir ce qui est programmé.')
    const about = req.routeParams as DocumentReference
    return Response.json({ plans: await scheduledPublications(req.payload, req.user, about) })
  },
}

export const scheduledPublicationEndpoints = [act, ofDocument]

const isAction = (action: string): action is ScheduledAction => Object.hasOwn(ACTIONS, action)
