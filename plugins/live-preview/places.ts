import type { CollectionSlug, FlattenedField, Payload } from 'payload'

import { isText, fieldsOf } from '@/fields/fields-of'
import type { User } from '@/payload-types'

/** A field of a document. */
export type FieldPlace = { collection: string; id: string; path: string }

/** A text of a previewed page as stored, or the path of an image, and the field that contains it. */
export type PreviewPlace = FieldPlace & { text: string }

/** A page does not show the target of its links, and never shows accounts. */
const NOT_SHOWN: string[] = ['pages', 'users']

/** The fields that `user` can edit in what the page `id` shows, including drafts, in the order of its form. */
export async function placesOf(payload: Payload, id: string, user: User): Promise<PreviewPlace[]> {
  const page = await payload.findByID({
    collection: 'pages',
    id,
    draft: true,
    depth: 2,
    overrideAccess: false,
    user,
  })
  return placesIn(payload, 'pages', page)
}

function placesIn(
  payload: Payload,
  collection: CollectionSlug,
  doc: { id: string },
): PreviewPlace[] {
  const { flattenedFields } = payload.collections[collection].config
  return fieldsOf(flattenedFields, doc).flatMap(({ field, path, value }) => {
    const place = (text: string) => [{ collection, id: doc.id, path, text }]
    if (isText(field)) return typeof value === 'string' && value ? place(value) : []
    const shown = shownBy(field)
    return [value].flat().flatMap((related) => {
      if (!shown || typeof related !== 'object' || related === null) return []
      if (shown === 'images') return place(`/images/${(related as { slug: string }).slug}`)
      return placesIn(payload, shown, related as { id: string })
    })
  })
}

/** The collection whose documents `field` shows; null if it shows none. */
function shownBy(field: FlattenedField): CollectionSlug | null {
  const isRelation = field.type === 'relationship' || field.type === 'upload'
  if (!isRelation || typeof field.relationTo !== 'string') return null
  return NOT_SHOWN.includes(field.relationTo) ? null : field.relationTo
}
