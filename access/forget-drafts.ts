import type { CollectionBeforeOperationHook } from 'payload'

/**
 * Before a visitor reads: whether they ask for drafts, or for what is in the trash, makes no difference. They would get
 * none, but learn what has one: it would not be found.
 */
export const forgetDrafts: CollectionBeforeOperationHook = ({ args, overrideAccess, req }) =>
  overrideAccess || req.user ? undefined : { ...args, draft: false, trash: false }
