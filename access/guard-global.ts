import type { GlobalBeforeOperationHook } from 'payload'

import { Refusal } from '@/platform/refusal'

import { refuseUnlessReviewer } from './publishing'

/**
 * Refuses (403) to restore a global through Payload, which changes or withdraws what visitors read, even as a draft; and
 * to whoever is no reviewer any save but a draft's.
 */
export const guardGlobal: GlobalBeforeOperationHook = ({
  args,
  operation,
  overrideAccess,
  req,
}) => {
  if (overrideAccess || !req.user) return
  if (operation === 'restoreVersion') {
    throw new Refusal('Une version se restaure comme brouillon, depuis l’historique.', 403)
  }
  if (operation === 'update') refuseUnlessReviewer(req.user, args as Write)
}

type Write = Parameters<typeof refuseUnlessReviewer>[1]
