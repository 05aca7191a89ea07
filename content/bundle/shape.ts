import type { FlattenedField } from 'payload'
import { z } from 'zod'

const id = z.string().regex(/^[\w-]{1,64}$/)
const date = z.iso.datetime()

/** A line of an entry: the id, where lines have one, and no other key than the names of `fields`. */
export const lineShape = (fields: FlattenedField[], hasId: boolean) =>
  shapeOf(fields, hasId ? { id } : {})

/** An object that has at most `fields`, each of the type that `portable` gives it, and all of `others`. */
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
