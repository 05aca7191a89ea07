import type { CollectionSlug, FlattenedField } from 'payload'

import { fieldsOf } from '@/fields/fields-of'
import { relationId } from '@/platform/database/ids'

/** The documents of a collection that the field at `path` chooses: `sections.1.criteria`. */
export type RelationsAt = { path: string; collection: CollectionSlug; ids: string[] }

/** What the fields of `doc` choose, in the order of its form. A relation to several collections is not followed. */
export const relationsIn = (fields: FlattenedField[], doc: unknown): RelationsAt[] =>
  fieldsOf(fields, doc).flatMap(({ field, path, value }) => {
    const isRelation = field.type === 'relationship' || field.type === 'upload'
    if (!isRelation || typeof field.relationTo !== 'string') return []
    const ids = [value].flat().flatMap((one) => relationId(one as Relation) ?? [])
    return ids.length ? [{ path, collection: field.relationTo, ids }] : []
  })

/** Ids of the documents of `collection` to which the fields of `doc` lead. */
export const relationsTo = (
  collection: CollectionSlug,
  fields: FlattenedField[],
  doc: unknown,
): string[] =>
  relationsIn(fields, doc).flatMap((at) => (at.collection === collection ? at.ids : []))

type Relation = string | { id: string } | null
