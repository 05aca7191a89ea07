import type { FlattenedField } from 'payload'
import { z } from 'zod'

type Json = Record<string, unknown>

/** How to map the ids in a document. `relation` returns null to drop a relation. */
export type Mapping = {
  relation: (collection: string, id: string) => string | null
  /** `value`: of a JSON field, whose structure is unknown. */
  json: (value: unknown) => unknown
}

/** Keeps all ids. */
export const SAME: Mapping = { relation: (_, id) => id, json: (value) => value }

/**
 * The values of `fields` in `data`, in the order of `fields` and in the same form for both databases. Leaves out absent
 * or null values, empty lists and groups, virtual fields and unknown keys. Dates are ISO texts in UTC. `isWhole`: sets
 * null for each absent single value, because a database would otherwise use its default.
 */
export function portable(
  fields: FlattenedField[],
  data: Json,
  mapping: Mapping,
  isWhole = false,
): Json {
  const said: Json = {}
  for (const field of fields) {
    if ('virtual' in field && field.virtual) continue
    const value = data[field.name] ?? (isWhole ? nothingOf(field) : undefined)
    if (value === undefined) continue
    const portableValue = value === null ? null : valueOf(field, value, mapping, isWhole)
    const isKept = isWhole || field.type === 'json' || !isNothing(portableValue)
    if (isKept) said[field.name] = portableValue
  }
  return said
}

/** Undefined for unique fields: in a MongoDB index, two nulls are a duplicate. */
function nothingOf(field: FlattenedField): unknown {
  if (field.type === 'group' || field.type === 'tab') return {}
  if (field.type === 'array' || field.type === 'blocks') return []
  const isList = 'hasMany' in field && field.hasMany
  const isUnique = 'unique' in field && field.unique
  return field.type === 'join' || isList || isUnique ? undefined : null
}

function valueOf(
  field: FlattenedField,
  value: unknown,
  mapping: Mapping,
  isWhole: boolean,
): unknown {
  switch (field.type) {
    case 'group':
    case 'tab':
      return portable(field.flattenedFields, value as Json, mapping, isWhole)
    case 'array':
      return (value as Json[]).map((row) => portable(field.flattenedFields, row, mapping, isWhole))
    case 'blocks':
      return (value as Json[]).map((row) => {
        const block = field.blocks.find(({ slug }) => slug === row.blockType)
        const said = portable(block?.flattenedFields ?? [], row, mapping, isWhole)
        return { blockType: row.blockType, ...said }
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

const id = z.string().regex(/^[\w-]{1,64}$/)
const date = z.iso.datetime()

/** The schema of a line: the id, if lines have one, and only the names of `fields`. */
export const lineShape = (fields: FlattenedField[], hasId: boolean) =>
  shapeOf(fields, hasId ? { id } : {})

/** An object with at most `fields`, each of the type that `portable` returns, and all of `others`. */
function shapeOf(fields: FlattenedField[], others: Record<string, z.ZodType> = {}) {
  const shape: Record<string, z.ZodType> = {}
  for (const field of fields) {
    if ('virtual' in field && field.virtual) continue
    shape[field.name] = valueShape(field).optional()
  }
  return z.strictObject({ ...shape, ...others })
}

function valueShape(field: FlattenedField): z.ZodType {
  switch (field.type) {
    case 'group':
    case 'tab':
      return shapeOf(field.flattenedFields)
    case 'array':
      return z.array(shapeOf(field.flattenedFields))
    case 'blocks':
      return z.array(
        z.union(
          field.blocks.map(({ slug, flattenedFields }) =>
            shapeOf(flattenedFields, { blockType: z.literal(slug) }),
          ),
        ),
      )
    case 'relationship':
    case 'upload':
      return listIf(field.hasMany, relationShape(field.relationTo))
    case 'date':
      return date
    case 'json':
    case 'richText':
      return z.json()
    case 'checkbox':
      return z.boolean()
    case 'number':
      return listIf(field.hasMany, z.number())
    case 'code':
    case 'email':
    case 'radio':
    case 'textarea':
      return z.string()
    case 'select':
    case 'text':
      return listIf(field.hasMany, z.string())
    case 'join':
    case 'point':
      return z.never()
    default:
      return field satisfies never
  }
}

const listIf = (isList: boolean | undefined, item: z.ZodType): z.ZodType =>
  isList ? z.array(item) : item

const relationShape = (relationTo: string | string[]): z.ZodType =>
  typeof relationTo === 'string'
    ? id
    : z.strictObject({ relationTo: z.enum(relationTo), value: id })
