import type { CollectionBeforeOperationHook } from 'payload'

type CreateArgs = { data?: object; draft?: boolean; duplicateFromID?: unknown }

/**
 * Before a document is duplicated: makes the copy a draft, because the editor will change it first. Also sets
 * `updatedAt` to now, because Payload would copy the date of the original.
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
