import type { CollectionAfterChangeHook, CollectionBeforeChangeHook, PayloadRequest } from 'payload'

import type { Page } from '@/payload-types'

import { GIVEN_UP } from '../redirects/refuse-conflict'

const contextKey = (id: string) => `publishedAddress:${id}`

/** Before a save: notes the address under which the page is published now (drafts may hold another one). */
export const rememberPublishedAddress: CollectionBeforeChangeHook<Page> = async ({
  data,
  originalDoc,
  req,
  context,
}) => {
  if (!originalDoc?.id) return data
  const current = await req.payload.db.findOne<Page>({
    collection: 'pages',
    req,
    where: { id: { equals: originalDoc.id } },
  })
  if (current?._status === 'published') context[contextKey(current.id)] = current.slug
  return data
}

/**
 * After a save that publishes: the former address redirects to the page, and the new one no longer redirects
 * anywhere, since a page always wins over an old address.
 */
export const keepFormerAddress: CollectionAfterChangeHook<Page> = async ({ doc, req, context }) => {
  const former = context[contextKey(doc.id)]
  if (doc._status !== 'published') return
  await forgetRedirections(req, doc.slug)
  if (typeof former !== 'string' || former === doc.slug) return
  await forgetRedirections(req, former)
  await req.payload.create({
    collection: 'redirects',
    data: { from: former, to: doc.id },
    // Another page may hold it already, in a draft: it will have it once published.
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
