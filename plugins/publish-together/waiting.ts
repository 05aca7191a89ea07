import type { PayloadRequest } from 'payload'

import { warningsOf } from '@/editing/warnings'
import { describe } from '@/editing/changes/describe'
import { withNames, type Data } from '@/editing/changes/names'
import { mapInOrder } from '@/editing/find'
import { unpublishedChanges, type UnpublishedChange } from '@/editing/unpublished-changes'

import { shownDocuments } from './shown-documents'

/** The documents with unpublished changes that the page `id` shows, with the access rights of the user of `req`. */
export async function shownChanges(req: PayloadRequest, id: string): Promise<UnpublishedChange[]> {
  return unpublishedChanges(req.payload, { ...readerOf(req), only: await shownByPage(req, id) })
}

/** A document with unpublished changes, its changes and its warnings. */
export type WaitingDocument = Awaited<ReturnType<typeof describedChanges>>[number]

/** The content of the dialog: the page `id` (null if its latest version is published) and the documents it shows. */
export async function waitingWith(req: PayloadRequest, id: string) {
  const { pages = [], ...shown } = await shownByPage(req, id)
  const only = { ...shown, pages: [...pages, id] }
  const waiting = await describedChanges(
    req,
    await unpublishedChanges(req.payload, { ...readerOf(req), only }),
  )
  const isPage = (one: WaitingDocument) => one.collection === 'pages' && one.id === id
  return {
    page: waiting.find(isPage) ?? null,
    documents: waiting.filter((one) => !isPage(one)),
  }
}

const readerOf = (req: PayloadRequest) => ({ user: req.user, req })

/** The documents that the latest version of the page `id` shows. */
async function shownByPage(req: PayloadRequest, id: string) {
  const asUser = { ...readerOf(req), overrideAccess: false } as const
  const page = await req.payload.findByID({
    collection: 'pages',
    id,
    draft: true,
    depth: 0,
    ...asUser,
  })
  return shownDocuments(page, req)
}

async function describedChanges(req: PayloadRequest, waiting: UnpublishedChange[]) {
  const warned = await mapInOrder(waiting, async (change) => {
    const { collection, draft, id } = change
    return [{ ...change, warnings: await warningsOf(req, { collection, id }, draft) }]
  })
  return withNames(req, (names) =>
    warned.map(({ draft, published, updatedAt, ...document }) => ({
      ...document,
      updatedAt: updatedAt.toISOString(),
      changes: describe(
        published as Data,
        draft as unknown as Data,
        req.payload.collections[document.collection].config.flattenedFields,
        names,
      ),
    })),
  )
}
