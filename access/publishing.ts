import type {
  Access,
  CollectionBeforeOperationHook,
  GlobalBeforeOperationHook,
  PayloadRequest,
} from 'payload'

import { Refusal } from '@/platform/refusal'

import { hasRole } from './roles'

type Incoming = { _status?: unknown; deletedAt?: unknown }

/** Editors write drafts; what becomes public is for reviewers. Tells the admin which buttons to show. */
export const draftOrReview: Access = ({ req: { user }, data }) =>
  hasRole(user, 'reviewer') ||
  (hasRole(user, 'editor') && (data as Incoming | undefined)?._status !== 'published')

/**
 * The same for changes. Asked without data, the admin wants to know whether to offer changes of many documents at once
 * in a list, publication among them: to reviewers.
 */
export const changeDraftOrReview: Access = (args) =>
  args.data ? draftOrReview(args) : hasRole(args.req.user, 'reviewer')

/** Reviewers put in the trash; only administrators delete for good. */
export const trashOrDelete: Access = ({ req: { user }, data }) =>
  hasRole(user, (data as Incoming | undefined)?.deletedAt ? 'reviewer' : 'administrator')

const WRITES = ['create', 'update', 'updateByID', 'restoreVersion']

/**
 * Refuses (403) whatever would change what visitors read, unless a reviewer asks. Access rules are told the data but not
 * whether it is saved as a draft: without `draft`, a save changes the published document, or unpublishes it. Nobody
 * restores a version straight to the public: it becomes a draft, to be read before it is published; it replaces that of a
 * colleague, which is for reviewers too.
 */
export const guardPublishing: CollectionBeforeOperationHook = ({
  args,
  operation,
  overrideAccess,
  req,
}) => {
  const write = args as Write
  // A visitor is refused by the access rules.
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

/** Refuses (403) a `write` that is not of a draft alone, unless `user` is a reviewer. */
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
