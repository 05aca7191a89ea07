import type {
  CollectionBeforeOperationHook,
  CollectionBeforeValidateHook,
  CollectionSlug,
  PayloadRequest,
  Where,
} from 'payload'

import { allOf } from './find'

type WithdrawalRequest = {
  id?: string
  where?: Where
  limit?: number
  sort?: string
  draft?: boolean
  trash?: boolean
  unpublishAllLocales?: boolean
  data?: { _status?: unknown; deletedAt?: unknown }
}

/**
 * Before unpublishing: lets documents be unpublished even if their latest drafts are incomplete, and keeps these
 * drafts. Payload would validate the whole draft, replace the draft with the published version (for a selection in a
 * list), or overwrite the newest version (`unpublishAllLocales`). Payload does none of this for documents that go to
 * the trash, so this hook puts a mark in `deletedAt` until the document is read.
 */
export const askWithdrawal: CollectionBeforeOperationHook = async ({
  args,
  collection,
  operation,
  overrideAccess,
  req,
}) => {
  const asked = args as WithdrawalRequest
  const { data, draft, id, where } = asked
  if (operation !== 'update' || draft || data?._status !== 'draft' || 'deletedAt' in data) return
  if (!id && where) asked.where = await chosen(asked, collection.slug, req, overrideAccess)
  asked.data = { ...data, deletedAt: WITHDRAWAL }
  asked.unpublishAllLocales = false
}

/** Selects by the published versions: the drafts may not match the same filter. */
async function chosen(
  { limit, sort, trash, where }: WithdrawalRequest,
  collection: CollectionSlug,
  req: PayloadRequest,
  overrideAccess?: boolean,
): Promise<Where> {
  const asked = { where, limit, sort, trash, overrideAccess, select: {} }
  const docs = await allOf(req, collection, asked)
  return { id: { in: docs.map(({ id }) => id) } }
}

/** Not a date: if it were ever stored, the save would be refused. */
const WITHDRAWAL = 'withdrawal'

const contextKey = (id: string) => `withdrawal:${id}`

/** Before validation: removes the mark of `askWithdrawal` and records it in the context. */
export const takeMark: CollectionBeforeValidateHook = ({ context, data, originalDoc }) => {
  const before = originalDoc as { id: string; deletedAt?: string | null } | undefined
  if (!before || (data as { deletedAt?: unknown })?.deletedAt !== WITHDRAWAL) return data
  context[contextKey(before.id)] = true
  return { ...data, deletedAt: before.deletedAt }
}

/** Whether the current operation unpublishes the document `id`. */
export const isBeingWithdrawn = (context: Record<string, unknown>, id: string): boolean =>
  context[contextKey(id)] === true
