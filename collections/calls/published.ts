import type { PayloadRequest, Where } from 'payload'

import { relationId } from '@/lib/relation-id'
import type { Call, Page } from '@/payload-types'

/** The published version of each call among `relations`, in order; those that are not public are left out. */
export async function publishedCalls(
  relations: Page['calls'],
  req: PayloadRequest,
): Promise<Call[]> {
  const ids = (relations ?? []).flatMap((relation) => relationId(relation) ?? [])
  const calls = ids.length ? await published(req, 'calls', { id: { in: ids } }) : []
  return ids.flatMap((id) => calls.find((call) => call.id === id) ?? [])
}

/** The published version of the pages that show the call `id`. */
export const pagesOfCall = (id: string, req: PayloadRequest): Promise<Page[]> =>
  published(req, 'pages', { calls: { in: [id] } })

/** The published version of the documents of `collection` that `where` allows. */
export async function published<
  Slug extends 'calls' | 'criteria' | 'pages' | 'profiles' | 'selection-steps',
>(req: PayloadRequest, collection: Slug, where: Where) {
  const { docs } = await req.payload.find({
    collection,
    where: { and: [where, { _status: { equals: 'published' } }] },
    draft: false,
    depth: 0,
    pagination: false,
    req,
  })
  return docs
}
