import type { CollectionAfterChangeHook, CollectionBeforeOperationHook } from 'payload'

import { beforeSave } from '@/editing/faults'
import type { PublishableSlug } from '@/editing/publishable-slugs'
import { cancelPublications } from '@/editing/scheduled-publishing/actions'
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

/**
 * After a document is put in the trash: nothing publishes it any more. What comes back from there is a draft, to be read
 * before it is published. A planned withdrawal stays.
 */
export const cancelWhenTrashed: CollectionAfterChangeHook = async ({ collection, doc, req }) => {
  const { id, deletedAt } = doc as { id: string; deletedAt?: string | null }
  if (!deletedAt) return
  await cancelPublications(req, { collection: collection.slug as PublishableSlug, id })
}

type Saved = { deletedAt?: string | null; _status?: string }

/**
 * Before a save that takes a document out of the trash: it comes back as a draft, whatever was asked, to be read before
 * it is published. An old version that was itself in the trash is restored without going back there.
 */
export const leaveTrashAsDraft = beforeSave<Saved>(({ before, sent, req }) => {
  if (req.context.isRestoringVersion) return { ...sent, deletedAt: null }
  const isLeaving = before?.deletedAt && !sent.deletedAt
  return isLeaving ? { ...sent, _status: 'draft' } : sent
})
