/** The uses of documents, shown to staff before they delete these documents. */
import type { CollectionSlug, Endpoint, PayloadRequest } from 'payload'
import { z } from 'zod'

import { Refusal } from '@/platform/refusal'

import { documentName } from './document-title'
import { refuseBelow } from './endpoint'
import { allOf, mapInOrder } from './find'
import { addressesOfFile, placesLeadingTo, placesShowing, type Place } from './places-of-use'
import type { PublishableSlug } from './publishable-slugs'

/** A document that cannot be deleted, by its title, because these places use it. */
export type Used = { id: string; title: string; places: Place[] }

/** The longest list of the admin. */
const MOST_IDS = 100

const Ids = z
  .string()
  .transform((text) => text.split(','))
  .pipe(z.array(z.string().min(1)).max(MOST_IDS))

/** `GET /api/COLLECTION/uses?ids=a,b`, for staff: those of these documents that others use. */
export const usesEndpoint: Endpoint = {
  path: '/uses',
  method: 'get',
  handler: async (req) => {
    refuseBelow('editor', req, 'Connectez-vous pour voir ce qui utilise un contenu.')
    const { data: ids } = Ids.safeParse(req.searchParams.get('ids'))
    if (!ids) throw new Refusal(`Demandez entre un et ${MOST_IDS} contenus.`, 400)
    const used = await usedAmong(ids, req, req.routeParams!.collection as PublishableSlug)
    return Response.json({ used }, { headers: { 'Cache-Control': 'no-store' } })
  },
}

async function usedAmong(
  ids: string[],
  req: PayloadRequest,
  collection: PublishableSlug,
): Promise<Used[]> {
  const slug: CollectionSlug = collection
  const docs = await allOf(req, slug, { where: { id: { in: ids } }, draft: true, trash: true })
  const leading = await placesLeadingTo(ids, req, slug)
  const files = await mapInOrder(docs, async ({ id }) =>
    (await addressesOfFile(String(id), req, slug)).map((address) => ({ id, address })),
  )
  const showing = files.length
    ? await placesShowing(
        files.map(({ address }) => address),
        req,
      )
    : new Map<string, Place[]>()
  return docs.flatMap((doc) => {
    const shown = files.flatMap((one) =>
      one.id === doc.id ? (showing.get(one.address) ?? []) : [],
    )
    const all = [...(leading.get(String(doc.id)) ?? []), ...shown]
    const places = [...new Map(all.map((place) => [place.href, place])).values()]
    const { title } = documentName(req.payload, collection, doc)
    return places.length ? [{ id: String(doc.id), title, places }] : []
  })
}
