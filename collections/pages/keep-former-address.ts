import type { CollectionAfterChangeHook, CollectionBeforeChangeHook } from 'payload'

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
  await req.payload.delete({ collection: 'redirects', where: { from: { equals: doc.slug } }, req })
  if (typeof former !== 'string' || former === doc.slug) return
  await req.payload.delete({ collection: 'redirects', where: { from: { equals: former } }, req })
  await req.payload.create({
    collection: 'redirects',
    data: { from: former, to: doc.id },
    // Another page may hold it already, in a draft: it will have it once published.
    context: { [GIVEN_UP]: true },
    req,
  })
}
