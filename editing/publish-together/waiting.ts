import type { PayloadRequest } from 'payload'

import { warningsOf } from '@/editing/content-checks/endpoint'
import { describe } from '@/editing/history/describe'
import { loadNames, type Data, type Names } from '@/editing/history/names'
import { inTurn } from '@/editing/find'
import type { PublishableSlug } from '@/editing/publishable-slugs'
import { unpublishedChanges } from '@/editing/unpublished-changes'

import { shownDocuments } from './shown-documents'

/** What waits to be published with the latest version of the page `id`, as the person of `req` may read it. */
export async function waitingDocuments(req: PayloadRequest, id: string) {
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
  return describedChanges(req, await shownDocuments(page, req))
}

/** What would change in the page `id` itself; nothing when its latest version is published. */
export async function waitingPage(req: PayloadRequest, id: string) {
  const [page] = await describedChanges(req, { pages: [id] })
  return page ?? null
}

/** A document that the page shows and whose latest version visitors do not read yet. */
export type WaitingDocument = Awaited<ReturnType<typeof describedChanges>>[number]

async function describedChanges(
  req: PayloadRequest,
  only: Partial<Record<PublishableSlug, string[]>>,
) {
  const { payload, user } = req
  const waiting = await unpublishedChanges(payload, { user, req, only })
  const warnings = await inTurn(waiting, async ({ collection, draft, id }) => [
    await warningsOf(req, { collection, id }, draft),
  ])
  const describeAll = (names: Names) =>
    waiting.map(({ draft, published, updatedAt, ...document }, index) => ({
      ...document,
      updatedAt: updatedAt.toISOString(),
      warnings: warnings[index]!,
      changes: describe(
        published as Data,
        draft as unknown as Data,
        payload.collections[document.collection].config.flattenedFields,
        names,
      ),
    }))
  return describeAll(await loadNames(req, describeAll))
}
