import type {
  CollectionBeforeDeleteHook,
  CollectionSlug,
  FlattenedField,
  Payload,
  PayloadRequest,
  TypeWithID,
} from 'payload'

import { relationsTo } from '@/fields/fields-of'
import { Refusal } from '@/platform/refusal'
import { FILE_FOLDERS } from '@/text/site-path'

import { fileAddressesIn, siteAddressesIn } from './site-links/site-paths'
import { beforeSave } from './faults'
import { documentName } from './document-title'
import { mapInOrder } from './find'
import { publishableSlugs, type PublishableSlug } from './publishable-slugs'
import { storedDocuments } from './published'

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
  const places = await placesLeadingTo(id, req, collection)
  if (places.length) throw new Refusal(usedSentence(places, collection), 409)
  const folder = FILE_FOLDERS.find((one) => one === collection)
  if (!folder) return
  const find = { collection: folder, id, depth: 0, trash: true, req } as const
  const published = await req.payload.findByID(find)
  const draft = await req.payload.findByID({ ...find, draft: true })
  for (const slug of new Set([published.slug, draft.slug])) {
    if (slug) await refuseShown(`/${folder}/${slug}`, req)
  }
}

function usedSentence(places: string[], collection: CollectionSlug): string {
  const list = places.join(', ')
  return collection === 'pages'
    ? `Suppression impossible : des liens mènent à cette page depuis ${list}. Retirez-les d’abord, ou faites-les mener ailleurs.`
    : `Suppression impossible : ce contenu est utilisé par ${list}. Retirez-le d’abord de ${places.length === 1 ? 'ce contenu' : 'ces contenus'}.`
}

/** Refuses (409) if a published or draft text shows the file at `address` or links to it. The message lists these texts. */
export async function refuseShown(address: string, req: PayloadRequest): Promise<void> {
  const places = await placesWhere(req, (fields, doc) =>
    fileAddressesIn(fields, doc).includes(address),
  )
  if (!places.length) return
  throw new Refusal(
    `Impossible\u00a0: des textes montrent ce fichier ou y mènent, à l’adresse «\u00a0${address}\u00a0». Retirez-le d’abord de\u00a0: ${places.join(', ')}.`,
    409,
  )
}

/** Where a field refers to the document `id` of `collection`. References from the document to itself do not count. */
const placesLeadingTo = (id: string, req: PayloadRequest, collection: CollectionSlug) =>
  placesWhere(
    req,
    (fields, doc) =>
      (doc as { id?: unknown }).id !== id && relationsTo(collection, fields, doc).includes(id),
  )

/**
 * Where a relation or an address in a text links to the page `id`, whose address is `path`. Returns French names of
 * these places.
 */
export const placesLinkingTo = (id: string, path: string, req: PayloadRequest) =>
  placesWhere(
    req,
    (fields, doc) =>
      (doc as { id?: unknown }).id !== id &&
      (relationsTo('pages', fields, doc).includes(id) ||
        siteAddressesIn(fields, doc).includes(path)),
  )

/**
 * The documents and globals outside the trash whose published version or latest draft satisfies `isMeant`, as French
 * names: « la page « Administrations » (/participer/administrations) », « critère « Avéré » », « le réglage « Menu » ».
 */
async function placesWhere(
  req: PayloadRequest,
  isMeant: (fields: FlattenedField[], doc: unknown) => boolean,
): Promise<string[]> {
  const { payload } = req
  const both = [false, true]
  // Filters in memory instead of with `where`: on SQLite, Payload only searches relations in the first declared block.
  const documents = await mapInOrder(publishableSlugs(payload), async (slug) => {
    const { flattenedFields } = payload.collections[slug].config
    const docs = await mapInOrder(both, (draft) => storedDocuments<Holder>(req, slug, draft))
    const meant = docs.filter((doc) => isMeant(flattenedFields, doc))
    return meant.map((doc): [id: string, place: string] => [doc.id, placeOf(payload, slug, doc)])
  })
  const globals = await mapInOrder(
    payload.globals.config,
    async ({ flattenedFields, label, slug }) => {
      const docs = await mapInOrder(both, async (draft) => [
        await payload.findGlobal({ slug, depth: 0, draft, req }),
      ])
      const name = typeof label === 'string' ? label : slug
      const isOne = docs.some((doc) => isMeant(flattenedFields, doc))
      return isOne ? [`le réglage «\u00a0${name}\u00a0»`] : []
    },
  )
  return [...new Map(documents).values(), ...globals]
}

type Holder = TypeWithID & { id: string; slug?: string | null }

function placeOf(payload: Payload, collection: PublishableSlug, doc: Holder): string {
  const { kind, title } = documentName(payload, collection, doc)
  if (collection !== 'pages') return `${kind.toLowerCase()} «\u00a0${title}\u00a0»`
  return `la page «\u00a0${title}\u00a0» (/${doc.slug})`
}
