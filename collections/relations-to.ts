import type { CollectionSlug, FlattenedField } from 'payload'

import { relationId } from '@/lib/relation-id'

/**
 * Ids of the documents of `collection` to which the fields of `doc` lead, or those of a part of it. The fields say which
 * are relations: names would forget the next one. A relation to several collections is not followed.
 */
export function relationsTo(
  collection: CollectionSlug,
  fields: FlattenedField[],
  doc: unknown,
): string[] {
  return fields.flatMap((field) => {
    const value = child(doc, field.name)
    switch (field.type) {
      case 'group':
        return relationsTo(collection, field.flattenedFields, value)
      case 'array':
        return list(value).flatMap((row) => relationsTo(collection, field.flattenedFields, row))
      case 'blocks':
        return list(value).flatMap((row) => {
          const block = field.blocks.find(({ slug }) => slug === child(row, 'blockType'))
          return relationsTo(collection, block?.flattenedFields ?? [], row)
        })
      case 'relationship':
      case 'upload':
        return field.relationTo === collection
          ? list(value).flatMap((one) => relationId(one as string | { id: string } | null) ?? [])
          : []
      default:
        return []
    }
  })
}

/** A list as it is, one value as a list of one. */
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value])

const child = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
