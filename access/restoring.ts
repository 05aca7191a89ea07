import type { CollectionBeforeOperationHook } from 'payload'

import { Refusal } from '@/platform/refusal'

import { hasRole } from './roles'

/** Refuses (403) to restore a version, even as a draft, unless a reviewer asks: it replaces a colleague’s draft. */
export const guardRestoring: CollectionBeforeOperationHook = ({
  operation,
  overrideAccess,
  req,
}) => {
  if (overrideAccess || !req.user || operation !== 'restoreVersion') return
  if (!hasRole(req.user, 'reviewer')) {
    throw new Refusal(
      'Votre rôle ne permet pas de restaurer une version. Demandez une relecture.',
      403,
    )
  }
}
