import type { CollectionBeforeOperationHook } from 'payload'

type CreateArgs = { data?: object; draft?: boolean; duplicateFromID?: unknown }

/**
 * Before a document is duplicated: the copy is a draft, whatever was asked, since it is to be changed first; and it was
 * changed now, where Payload would copy when the other was.
 */
export const beginCopy: CollectionBeforeOperationHook = ({ args, operation }) => {
  const { data, duplicateFromID } = args as CreateArgs
  if (operation !== 'create' || duplicateFromID === undefined) return
  return {
    ...args,
    draft: true,
    data: { ...data, _status: 'draft', updatedAt: new Date().toISOString() },
  }
}
