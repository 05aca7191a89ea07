import type { FlattenedField } from 'payload'

type Json = Record<string, unknown>

/** What becomes of the ids that a document names. `relation` returns null for one that is let go. */
export type Mapping = {
  relation: (collection: string, id: string) => string | null
  /** `value`: of a field of JSON, whose shape no field tells. */
  json: (value: unknown) => unknown
}

/** Names every document as it is named already. */
export const SAME: Mapping = { relation: (_, id) => id, json: (value) => value }

/**
 * What `data` says of `fields`, in their order and in one form for both databases: what is absent, null, or an empty list
 * or group is left out; dates are ISO texts in UTC. What `fields` do not have, and virtual ones, are left out.
 */
export function portable(fields: FlattenedField[], data: Json, mapping: Mapping): Json {
  const said: Json = {}
  for (const field of fields) {
    if ('virtual' in field && field.virtual) continue
    const value = data[field.name]
    if (value === null || value === undefined) continue
    const portableValue = valueOf(field, value, mapping)
    const isKept = field.type === 'json' || !isNothing(portableValue)
    if (isKept) said[field.name] = portableValue
  }
  return said
}

function valueOf(field: FlattenedField, value: unknown, mapping: Mapping): unknown {
  switch (field.type) {
    case 'group':
    case 'tab':
      return portable(field.flattenedFields, value as Json, mapping)
    case 'array':
      return (value as Json[]).map((row) => portable(field.flattenedFields, row, mapping))
    case 'blocks':
      return (value as Json[]).map((row) => {
        const block = field.blocks.find(({ slug }) => slug === row.blockType)
        return { blockType: row.blockType, ...portable(block?.flattenedFields ?? [], row, mapping) }
      })
    case 'relationship':
    case 'upload':
      return Array.isArray(value)
        ? value.flatMap((item) => related(field.relationTo, item, mapping) ?? [])
        : related(field.relationTo, value, mapping)
    case 'date':
      return new Date(value as string).toISOString()
    case 'json':
    case 'richText':
      return mapping.json(value)
    case 'join':
      return null
    case 'checkbox':
    case 'code':
    case 'email':
    case 'number':
    case 'point':
    case 'radio':
    case 'select':
    case 'text':
    case 'textarea':
      return value
    default:
      return field satisfies never
  }
}

function related(relationTo: string | string[], value: unknown, { relation }: Mapping): unknown {
  if (typeof relationTo === 'string') return relation(relationTo, String(value))
  const target = value as { relationTo: string; value: string }
  const id = relation(target.relationTo, String(target.value))
  return id === null ? null : { relationTo: target.relationTo, value: id }
}

function isNothing(value: unknown): boolean {
  if (value === null || value === undefined) return true
  if (Array.isArray(value)) return !value.length
  return typeof value === 'object' && !Object.keys(value).length
}
