import type { CollectionBeforeOperationHook } from 'payload'

import { beforeSave } from '@/editing/faults'
import { Refusal } from '@/platform/refusal'

type UpdateArgs = { draft?: boolean; trash?: boolean; data?: { deletedAt?: unknown } }

/**
 * Refuses (400) to trash, or to edit in the trash, as a draft. Payload would write this only in a version: the document
 * would stay public while staff see it in the trash, or the reverse.
 */
export const refuseHalfTrashing: CollectionBeforeOperationHook = ({ args, operation }) => {
  if (operation !== 'update' && operation !== 'updateByID') return
  const { data, draft, trash } = args as UpdateArgs
  if (draft && (trash || data?.deletedAt)) {
    throw new Refusal('La corbeille concerne le contenu entier, pas son brouillon seul.', 400)
  }
}

type TrashableDocument = { deletedAt?: string | null; _status?: string }

/**
 * Before a document leaves the trash: makes it a draft, even if the request publishes it, so that staff read it first.
 * Restoring an old version that was in the trash does not move the document back there.
 */
export const leaveTrashAsDraft = beforeSave<TrashableDocument>(({ before, sent, req }) => {
  if (req.context.isRestoringVersion) return { ...sent, deletedAt: null }
  const isLeaving = before?.deletedAt && !sent.deletedAt
  return isLeaving ? { ...sent, _status: 'draft' } : sent
})
