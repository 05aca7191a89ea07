import type { CollectionBeforeDeleteHook, CollectionSlug, PayloadRequest } from 'payload'

import { relationsTo } from '@/fields/fields-of'
import { Refusal } from '@/platform/refusal'

import { beforeSave } from './faults'
import {
  addressesOfFile,
  placesByKey,
  placesLeadingTo,
  placesShowing,
  type Place,
} from './places-of-use'
import { siteAddressesIn } from './site-links/site-paths'

type Trashable = { id: string; deletedAt?: string | null }

/**
 * Before a document is moved to the trash: refuses (409) if another document, published or draft, uses it. Documents in
 * the trash do not count. The French message lists the uses, so that staff know where to remove it first.
 */
export const refuseTrashingUsed = beforeSave<Trashable>(async ({ before, config, sent, req }) => {
  const isTrashing = before && !before.deletedAt && sent.deletedAt
  if (!isTrashing || req.context.isRestoringVersion) return
  await refuseUsed(before.id, req, config.slug as CollectionSlug)
})

/** Before a document is deleted permanently: the same check. */
export const refuseDeletingUsed: CollectionBeforeDeleteHook = ({ collection, id, req }) =>
  refuseUsed(String(id), req, collection.slug)

async function refuseUsed(
  id: string,
  req: PayloadRequest,
  collection: CollectionSlug,
): Promise<void> {
  const places = (await placesLeadingTo([id], req, collection)).get(id)
  if (places) throw new Refusal(usedSentence(places, collection), 409)
  for (const address of await addressesOfFile(id, req, collection)) await refuseShown(address, req)
}

const namesOf = (places: Place[]) => places.map(({ name }) => name)

function usedSentence(places: Place[], collection: CollectionSlug): string {
  const list = namesOf(places).join(', ')
  return collection === 'pages'
    ? `Suppression impossible : des liens mènent à cette page depuis ${list}. Retirez-les d’abord, ou faites-les mener ailleurs.`
    : `Suppression impossible : ce contenu est utilisé par ${list}. Retirez-le d’abord de ${places.length === 1 ? 'ce contenu' : 'ces contenus'}.`
}

/** Refuses (409) if a published or draft text shows the file at `address` or links to it. The message lists these texts. */
export async function refuseShown(address: string, req: PayloadRequest): Promise<void> {
  const places = (await placesShowing([address], req)).get(address)
  if (!places) return
  throw new Refusal(
    `Impossible\u00a0: des textes montrent ce fichier ou y mènent, à l’adresse «\u00a0${address}\u00a0». Retirez-le d’abord de\u00a0: ${namesOf(places).join(', ')}.`,
    409,
  )
}

/**
 * Where a relation or an address in a text links to the page `id`, whose address is `path`. Returns French names of
 * these places.
 */
export async function placesLinkingTo(
  id: string,
  path: string,
  req: PayloadRequest,
): Promise<string[]> {
  const places = await placesByKey(req, new Set([id]), (fields, doc) => {
    if ((doc as { id?: unknown }).id === id) return []
    const leads =
      relationsTo('pages', fields, doc).includes(id) || siteAddressesIn(fields, doc).includes(path)
    return leads ? [id] : []
  })
  return namesOf(places.get(id) ?? [])
}
