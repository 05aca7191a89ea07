import type {
  Access,
  CollectionBeforeOperationHook,
  GlobalBeforeOperationHook,
  PayloadRequest,
} from 'payload'

import { Refusal } from '@/platform/refusal'

import { hasRole } from './roles'

type Incoming = { _status?: unknown; deletedAt?: unknown }

/** Editors write drafts; only reviewers change what is public. The admin reads this to show its buttons. */
export const draftOrReview: Access = ({ req: { user }, data }) =>
  hasRole(user, 'reviewer') ||
  (hasRole(user, 'editor') && (data as Incoming | undefined)?._status !== 'published')

/**
 * The same for changes. Without data, the admin asks whether to offer bulk changes in a list, including publication: only
 * to reviewers.
 */
export const changeDraftOrReview: Access = (args) =>
  args.data ? draftOrReview(args) : hasRole(args.req.user, 'reviewer')

/** Reviewers move documents to the trash; only administrators delete permanently. */
export const trashOrDelete: Access = ({ req: { user }, data }) =>
  hasRole(user, (data as Incoming | undefined)?.deletedAt ? 'reviewer' : 'administrator')

const WRITES = ['create', 'update', 'updateByID', 'restoreVersion']

/**
 * Refuses (403) any change to what visitors read, unless the user is a reviewer. Access rules receive the data but not
 * whether it is saved as a draft: without `draft`, a save changes the published document, or unpublishes it. A version is
 * never restored straight to the public: it becomes a draft, to review before publication. Restoring replaces the draft of
 * a colleague, so it also needs a reviewer.
 */
export const guardPublishing: CollectionBeforeOperationHook = ({
  args,
  operation,
  overrideAccess,
  req,
}) => {
  const write = args as Write
  // The access rules refuse visitors.
  if (overrideAccess || !req.user || !WRITES.includes(operation)) return
  if (operation === 'restoreVersion' && !write.draft) {
    throw new Refusal('Une version se restaure comme brouillon : relisez-la, puis publiez.', 403)
  }
  if (operation === 'restoreVersion' && !hasRole(req.user, 'reviewer')) {
    throw new Refusal(
      'Votre rôle ne permet pas de restaurer une version. Demandez une relecture.',
      403,
    )
  }
  refuseUnlessReviewer(req.user, write)
}

type Write = { draft?: boolean; trash?: boolean; data?: Incoming }

/** Refuses (403) any `write` other than a draft, unless `user` is a reviewer. */
function refuseUnlessReviewer(user: PayloadRequest['user'], { draft, trash, data }: Write): void {
  // With `trash`, even a draft may take the document out of the trash.
  if (!hasRole(user, 'reviewer') && (!draft || trash || data?._status === 'published')) {
    throw new Refusal(
      'Votre rôle ne permet pas de changer ce que lisent les visiteurs. Demandez une relecture.',
      403,
    )
  }
}

/**
 * Refuses (403) to restore a global through Payload, which changes or unpublishes what visitors read, even as a draft.
 * Refuses any save except a draft, unless the user is a reviewer.
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
