import type { CollectionBeforeOperationHook } from 'payload'

import { Refusal } from '@/platform/refusal'

type UpdateArgs = { draft?: boolean; trash?: boolean; data?: { deletedAt?: unknown } }

/**
 * Refuses (400) to put in the trash, or to change there, as a draft: Payload would write it in a version only, and the
 * document would stay public while staff see it in the trash, or the reverse.
 */
export const refuseHalfTrashing: CollectionBeforeOperationHook = ({ args, operation }) => {
  if (operation !== 'update' && operation !== 'updateByID') return
  const { data, draft, trash } = args as UpdateArgs
  if (draft && (trash || data?.deletedAt)) {
    throw new Refusal('La corbeille concerne le contenu entier, pas son brouillon seul.', 400)
  }
}
