import type { CollectionBeforeValidateHook } from 'payload'

/** No date: were it ever kept, the save would be refused. */
export const WITHDRAWAL = 'withdrawal'

const contextKey = (id: string) => `withdrawal:${id}`

/** Before a document is checked: takes the mark of `askWithdrawal` away, and remembers it in the context. */
export const takeMark: CollectionBeforeValidateHook = ({ context, data, originalDoc }) => {
  const before = originalDoc as { id: string; deletedAt?: string | null } | undefined
  if (!before || (data as { deletedAt?: unknown })?.deletedAt !== WITHDRAWAL) return data
  context[contextKey(before.id)] = true
  return { ...data, deletedAt: before.deletedAt }
}

/** Whether the document `id` is being withdrawn by the operation of `context`. */
export const isBeingWithdrawn = (context: Record<string, unknown>, id: string): boolean =>
  context[contextKey(id)] === true
