import type { CollectionAfterChangeHook, PayloadRequest } from 'payload'

import { faultsOf } from '@/editing/document-faults'
import { pagesBelow } from '@/editing/page-effects'
import type { Page } from '@/payload-types'
import { publicBefore, publicNow } from '@/platform/revisions/record'
import { Refusal } from '@/platform/refusal'

/** Request context key: the pages below the saved one are being updated. */
const TAKEN = 'pagesBelowAreTaken'

/**
 * After a page left its address, in a request with `?below=true`: the pages below it move with it or, if it was
 * unpublished, are unpublished too. This happens in the same transaction: if one of them fails, nothing changes.
 */
export const takeBelowAlong: CollectionAfterChangeHook<Page> = async ({ doc, req }) => {
  if (req.query?.below !== 'true' || req.context[TAKEN]) return
  const former = publicBefore(doc.id, req)?.slug
  const present = (await publicNow('pages', doc.id, req))?.slug ?? null
  if (!former || present === former) return
  req.context[TAKEN] = true
  for (const page of await pagesBelow(req, former)) {
    if (page.id === doc.id) continue
    try {
      if (present === null) await unpublish(req, page)
      else await move(req, page.id, { from: former, to: present })
    } catch (error) {
      const faults = await faultsOf(req, { collection: 'pages', id: page.id }, error)
      const why = faults.map(({ message }) => message).join(' ')
      throw new Refusal(`La page «\u00a0${page.title}\u00a0» ne peut pas suivre. ${why}`, 409)
    }
  }
}

const updatePage = (req: PayloadRequest, id: string, data: Partial<Page>, draft = false) =>
  req.payload.update({
    collection: 'pages',
    id,
    data,
    draft,
    depth: 0,
    overrideLock: false,
    req,
  })

async function unpublish(req: PayloadRequest, { id, _status }: Pick<Page, 'id' | '_status'>) {
  if (_status === 'published') await updatePage(req, id, { _status: 'draft' })
}

/** Moves the published version to the new address, then saves the newer draft over it: no draft text is published. */
async function move(req: PayloadRequest, id: string, { from, to }: { from: string; to: string }) {
  const asked = { collection: 'pages', id, depth: 0, req } as const
  const stored = await req.payload.findByID(asked)
  const latest = await req.payload.findByID({ ...asked, draft: true })
  const moved = ({ slug, ...page }: Page) => ({
    ...page,
    createdAt: undefined,
    updatedAt: undefined,
    slug: slug?.startsWith(`${from}/`) ? to + slug.slice(from.length) : slug,
  })
  if (stored._status === 'published') await updatePage(req, id, moved(stored))
  if (latest._status === 'draft') await updatePage(req, id, moved(latest), true)
}
