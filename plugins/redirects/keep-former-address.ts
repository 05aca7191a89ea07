import type { CollectionAfterChangeHook, PayloadRequest } from 'payload'

import { allOf } from '@/editing/find'
import type { Page } from '@/payload-types'
import { publicBefore, publicNow } from '@/platform/revisions/record'

import { GIVEN_UP } from './refuse-conflict'

/**
 * After a save: an address that the page has left redirects to the page. The current address of the page no longer
 * redirects, because a page always wins over a former address.
 *
 * An unpublished page gets a redirect too, although it works only once the page is back: the page may then have a new
 * address.
 */
export const keepFormerAddress: CollectionAfterChangeHook<Page> = async ({ doc, req }) => {
  const former = publicBefore(doc.id, req)?.slug ?? null
  const present = (await publicNow('pages', doc.id, req))?.slug ?? null
  if (present === former) return
  if (present !== null) await forgetRedirections(req, present)
  if (former === null) return settleAgain(req, doc.id)
  await forgetRedirections(req, former)
  await req.payload.create({
    collection: 'redirects',
    data: { from: former, to: doc.id },
    // The unpublished page may still have this address, or the draft of another page may: it gets it once published.
    context: { [GIVEN_UP]: true },
    req,
  })
}

async function forgetRedirections(req: PayloadRequest, from: string): Promise<void> {
  const where = { from: { equals: from } }
  const { errors } = await req.payload.delete({ collection: 'redirects', where, req })
  // Payload reports what it could not delete in its result, and has rolled back the whole transaction.
  if (errors[0]) throw new Error(errors[0].message)
}

/** The page is published again: redirects to one of its passages by a former address now lead straight there. */
async function settleAgain(req: PayloadRequest, page: string): Promise<void> {
  for (const { id } of await allOf(req, 'redirects', { where: { to: { equals: page } } })) {
    await req.payload.update({ collection: 'redirects', id, data: { to: page }, depth: 0, req })
  }
}
