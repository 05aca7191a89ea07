import type { Endpoint, PayloadRequest } from 'payload'

import { hasRole } from '@/access/roles'
import { Refusal } from '@/platform/refusal'

import { cancel, dismiss, retry } from './actions'

const ACTIONS = { cancel, dismiss, retry }

/** What a reviewer may do with a scheduled publication. */
export type ScheduledAction = keyof typeof ACTIONS

/** `POST /api/scheduled-publications/<job>/cancel`, `dismiss` or `retry`, for reviewers. */
export const scheduledPublicationEndpoint: Endpoint = {
  path: '/scheduled-publications/:id/:action',
  method: 'post',
  handler: async (req: PayloadRequest) => {
    if (!hasRole(req.user, 'reviewer')) {
      throw new Refusal('Votre rôle ne permet pas de programmer une publication.', 403)
    }
    const { id, action } = (req.routeParams ?? {}) as { id: string; action: string }
    if (!isAction(action)) throw new Refusal('Cette action n’existe pas.', 400)
    if (!(await ACTIONS[action](req, id))) {
      throw new Refusal('Cette publication n’attend plus : rechargez la page.', 409)
    }
    return Response.json({})
  },
}

const isAction = (action: string): action is ScheduledAction => Object.hasOwn(ACTIONS, action)
