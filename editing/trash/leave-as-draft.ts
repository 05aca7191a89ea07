import type { CollectionBeforeChangeHook } from 'payload'

type Saved = { deletedAt?: string | null; _status?: string }

/**
 * Before a save that takes a document out of the trash: it comes back as a draft, whatever was asked, to be read before
 * it is published. An old version that was itself in the trash is restored without going back there.
 */
export const leaveTrashAsDraft: CollectionBeforeChangeHook = ({ context, data, originalDoc }) => {
  const saved = data as Saved
  if (context.isRestoringVersion) return { ...saved, deletedAt: null }
  const isLeaving = (originalDoc as Saved | undefined)?.deletedAt && !saved.deletedAt
  return isLeaving ? { ...saved, _status: 'draft' } : saved
}
