import type {
  CollectionBeforeOperationHook,
  CollectionBeforeValidateHook,
  CollectionSlug,
  PayloadRequest,
  Where,
} from 'payload'

import { allOf } from './find'

type Asked = {
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
 * Before published documents are asked to be drafts again: they leave the public whatever their newest drafts lack, and
 * keep these. Payload would check the whole draft, write what was published over the draft of one chosen in a list, or
 * (`unpublishAllLocales`) write over the newest version. Of what goes to the trash it does none of this: so the mark
 * stands where that date would, until the document is read.
 */
export const askWithdrawal: CollectionBeforeOperationHook = async ({
  args,
  collection,
  operation,
  overrideAccess,
  req,
}) => {
  const asked = args as Asked
  const { data, draft, id, where } = asked
  if (operation !== 'update' || draft || data?._status !== 'draft' || 'deletedAt' in data) return
  if (!id && where) asked.where = await chosen(asked, collection.slug, req, overrideAccess)
  asked.data = { ...data, deletedAt: WITHDRAWAL }
  asked.unpublishAllLocales = false
}

/** The documents as they are public: their drafts may not answer to the same filter. */
async function chosen(
  { limit, sort, trash, where }: Asked,
  collection: CollectionSlug,
  req: PayloadRequest,
  overrideAccess?: boolean,
): Promise<Where> {
  const asked = { where, limit, sort, trash, overrideAccess, select: {} }
  const docs = await allOf(req, collection, asked)
  return { id: { in: docs.map(({ id }) => id) } }
}

/** No date: were it ever kept, the save would be refused. */
const WITHDRAWAL = 'withdrawal'

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
