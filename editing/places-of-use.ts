import type { CollectionSlug, FlattenedField, Payload, PayloadRequest, TypeWithID } from 'payload'

import { relationsTo } from '@/fields/fields-of'
import { FILE_FOLDERS, type FileFolder } from '@/text/site-path'

import { documentName, labelText } from './document-title'
import { mapInOrder } from './find'
import { publishableSlugs, type PublishableSlug } from './publishable-slugs'
import { storedDocuments } from './published'
import { fileAddressesIn } from './site-links/site-paths'

/**
 * A document or a global that uses another. `name`: in French, « la page « Administrations » (/participer/administrations) »,
 * « critère « Avéré » », « le réglage « Menu » »; `href`: its form in the admin.
 */
export type Place = { name: string; href: string }

type KeysIn = (fields: FlattenedField[], doc: unknown) => string[]

/**
 * The documents and globals outside the trash, by each of the `keys` that `keysIn` finds in their published version or in
 * their latest draft. A document counts once. Keys without any place are absent.
 */
export async function placesByKey(
  req: PayloadRequest,
  keys: ReadonlySet<string>,
  keysIn: KeysIn,
): Promise<Map<string, Place[]>> {
  const { payload } = req
  const found = new Map<string, Map<string, Place>>()
  const note = (fields: FlattenedField[], doc: unknown, place: () => Place) => {
    for (const key of new Set(keysIn(fields, doc))) {
      if (!keys.has(key)) continue
      const places = found.get(key) ?? new Map<string, Place>()
      const one = place()
      found.set(key, places.set(one.href, one))
    }
  }
  const both = [false, true]
  // Filters in memory instead of with `where`: on SQLite, Payload only searches relations in the first declared block.
  for (const slug of publishableSlugs(payload)) {
    const { flattenedFields } = payload.collections[slug].config
    const docs = await mapInOrder(both, (draft) => storedDocuments<Holder>(req, slug, draft))
    for (const doc of docs) note(flattenedFields, doc, () => placeOf(payload, slug, doc))
  }
  for (const { flattenedFields, label, slug } of payload.globals.config) {
    const name = `le réglage «\u00a0${labelText(label, slug)}\u00a0»`
    for (const draft of both) {
      const doc = await payload.findGlobal({ slug, depth: 0, draft, req })
      note(flattenedFields, doc, () => ({ name, href: `/admin/globals/${slug}` }))
    }
  }
  return new Map([...found].map(([key, places]) => [key, [...places.values()]]))
}

/**
 * The places that use documents of `collection`, by the ids of these documents: where a relation leads to them. References
 * from a document to itself do not count.
 */
export const placesLeadingTo = (
  ids: string[],
  req: PayloadRequest,
  collection: CollectionSlug,
): Promise<Map<string, Place[]>> =>
  placesByKey(req, new Set(ids), (fields, doc) =>
    relationsTo(collection, fields, doc).filter((id) => id !== (doc as { id?: unknown }).id),
  )

/** The places whose texts show the files at `addresses` or link to them, by address. */
export const placesShowing = (
  addresses: string[],
  req: PayloadRequest,
): Promise<Map<string, Place[]>> => placesByKey(req, new Set(addresses), fileAddressesIn)

/** The addresses of a file, published and in its draft; none for another document. */
export async function addressesOfFile(
  id: string,
  req: PayloadRequest,
  collection: CollectionSlug,
): Promise<string[]> {
  const folder = FILE_FOLDERS.find((one): one is FileFolder => one === collection)
  if (!folder) return []
  const find = { collection: folder, id, depth: 0, trash: true, req } as const
  const published = await req.payload.findByID(find)
  const draft = await req.payload.findByID({ ...find, draft: true })
  const slugs = new Set([published.slug, draft.slug])
  return [...slugs].flatMap((slug) => (slug ? `/${folder}/${slug}` : []))
}

type Holder = TypeWithID & { id: string; slug?: string | null }

function placeOf(payload: Payload, collection: PublishableSlug, doc: Holder): Place {
  const { kind, title } = documentName(payload, collection, doc)
  const name =
    collection === 'pages'
      ? `la page «\u00a0${title}\u00a0» (/${doc.slug})`
      : `${kind.toLowerCase()} «\u00a0${title}\u00a0»`
  return { name, href: `/admin/collections/${collection}/${doc.id}` }
}
