import type { CollectionSlug, FlattenedField } from 'payload'

import { fieldsOf } from '@/fields/fields-of'
import { relationId } from '@/platform/database/ids'

/**
 * Ids of the documents of `collection` to which the fields of `doc` lead. A relation to several collections is not
 * followed.
 */
export const relationsTo = (
  collection: CollectionSlug,
  fields: FlattenedField[],
  doc: unknown,
): string[] =>
  fieldsOf(fields, doc).flatMap(({ field, value }) => {
    const isRelation = field.type === 'relationship' || field.type === 'upload'
    if (!isRelation || field.relationTo !== collection) return []
    return [value].flat().flatMap((one) => relationId(one as Relation) ?? [])
  })

type Relation = string | { id: string } | null
