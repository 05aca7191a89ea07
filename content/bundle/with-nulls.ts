import type { FlattenedField } from 'payload'

type Json = Record<string, unknown>

/**
 * `data`, in the form of `portable`, with a null for each single value that it does not say: a database gives its default
 * to what it is not told. Not for unique fields: to MongoDB's index two nulls are the same value twice.
 */
export function withNulls(fields: FlattenedField[], data: Json): Json {
  const told = { ...data }
  for (const field of fields) {
    const value = data[field.name]
    switch (field.type) {
      case 'group':
      case 'tab':
        told[field.name] = withNulls(field.flattenedFields, (value ?? {}) as Json)
        break
      case 'array':
        told[field.name] = rows(value).map((row) => withNulls(field.flattenedFields, row))
        break
      case 'blocks':
        told[field.name] = rows(value).map((row) => {
          const block = field.blocks.find(({ slug }) => slug === row.blockType)
          return withNulls(block?.flattenedFields ?? [], row)
        })
        break
      default:
        if (value === undefined && isSingle(field)) told[field.name] = null
    }
  }
  return told
}

const rows = (value: unknown): Json[] => (value ?? []) as Json[]

const isSingle = (field: FlattenedField): boolean =>
  field.type !== 'join' &&
  !('hasMany' in field && field.hasMany) &&
  !('virtual' in field && field.virtual) &&
  !('unique' in field && field.unique)
