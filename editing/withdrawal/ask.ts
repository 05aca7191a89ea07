import type { CollectionBeforeOperationHook, CollectionSlug, PayloadRequest, Where } from 'payload'

import { WITHDRAWAL } from './mark'

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
  const { docs } = await req.payload.find({
    collection,
    where,
    limit,
    sort,
    trash,
    overrideAccess,
    depth: 0,
    pagination: false,
    select: {},
    req,
  })
  return { id: { in: docs.map(({ id }) => id) } }
}
