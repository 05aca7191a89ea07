import type { CollectionAfterChangeHook, PayloadRequest } from 'payload'

import { GIVEN_UP } from '@/collections/redirects/refuse-conflict'
import { allOf } from '@/editing/find'
import type { Page } from '@/payload-types'
import { publicBefore, publicNow } from '@/platform/revisions/record'

/**
 * After a save: an address at which visitors find the page no more redirects to the page, and the one at which they find
 * it now no longer redirects anywhere, since a page always wins over an old address.
 *
 * Of a page that is taken off line too, though nobody is led to it before it is back: what it is called then need not be
 * what it was called.
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
    // The page may be called so still, off line; another one may be in a draft: it will have it once published.
    context: { [GIVEN_UP]: true },
    req,
  })
}

async function forgetRedirections(req: PayloadRequest, from: string): Promise<void> {
  const where = { from: { equals: from } }
  const { errors } = await req.payload.delete({ collection: 'redirects', where, req })
  // Payload names in its answer what it could not remove, and has undone the whole transaction.
  if (errors[0]) throw new Error(errors[0].message)
}

/** What led to a passage of the page by one of its former addresses leads straight there, now that it is back. */
async function settleAgain(req: PayloadRequest, page: string): Promise<void> {
  for (const { id } of await allOf(req, 'redirects', { where: { to: { equals: page } } })) {
    await req.payload.update({ collection: 'redirects', id, data: { to: page }, depth: 0, req })
  }
}
