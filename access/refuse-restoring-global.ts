import type { GlobalBeforeOperationHook } from 'payload'

import { Refusal } from '@/platform/refusal'

/** Refuses (403) to restore a global through Payload, which changes or withdraws what visitors read, even as a draft. */
export const refuseRestoringGlobal: GlobalBeforeOperationHook = ({
  operation,
  overrideAccess,
  req,
}) => {
  if (overrideAccess || !req.user || operation !== 'restoreVersion') return
  throw new Refusal('Une version se restaure comme brouillon, depuis l’historique.', 403)
}
