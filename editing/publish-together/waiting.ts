import type { PayloadRequest } from 'payload'

import { differences, type Difference } from '@/editing/differences'
import type { PublishableSlug } from '@/editing/publishable-slugs'
import { unpublishedChanges, type UnpublishedChange } from '@/editing/unpublished-changes'

import { shownDocuments } from './shown-documents'

/** A document that the page shows and whose latest version visitors do not read yet. */
export type WaitingDocument = Pick<
  UnpublishedChange,
  'collection' | 'id' | 'kind' | 'title' | 'status' | 'editedBy'
> & { updatedAt: string; differences: Difference[] }

/** What waits to be published with the latest version of the page `id`, as the person of `req` may read it. */
export async function waitingDocuments(
  req: PayloadRequest,
  id: string,
): Promise<WaitingDocument[]> {
  const { payload, user } = req
  const page = await payload.findByID({
    collection: 'pages',
    id,
    draft: true,
    depth: 0,
    overrideAccess: false,
    user,
    req,
  })
  const changes = await unpublishedChanges(payload, {
    user,
    req,
    only: await shownDocuments(page, req),
  })
  return changes.map(({ draft, published, updatedAt, ...change }) => ({
    ...change,
    updatedAt: updatedAt.toISOString(),
    differences: differences(fieldsOf(req, change.collection), published, draft),
  }))
}

const fieldsOf = ({ payload }: PayloadRequest, collection: PublishableSlug) =>
  payload.collections[collection].config.flattenedFields
