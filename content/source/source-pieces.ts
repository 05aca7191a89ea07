import { z } from 'zod'

import { SCHEMAS, type CleanSource } from './schema'
import { kindOf, type Path } from './texts'
import { markdown, plain, target, type Piece } from './tokens'

/** Keys that say how the page is made, and no words of it. */
const NO_CONTENT = new Set(['layout', 'draft', 'cms', 'aliases', 'num'])

const AS = { line: plain, markdown, target } as const

/**
 * All that a source says, in the order in which the page says it, which is that of the keys of its schema. The page does
 * not say what is under other keys.
 */
export const piecesOfSource = ({ body, ...source }: CleanSource): Piece[] => [
  ...piecesIn(SCHEMAS[source.layout], source, []),
  markdown(body),
]

function piecesIn(schema: z.core.$ZodType, value: unknown, path: Path): Piece[] {
  if (typeof value === 'string') return value ? [AS[kindOf(path)](value)] : []
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) {
    return piecesIn(schema.unwrap(), value, path)
  }
  if (schema instanceof z.ZodUnion) {
    return schema.options.flatMap((option) => piecesIn(option, value, path))
  }
  if (schema instanceof z.ZodArray && Array.isArray(value)) {
    return value.flatMap((item, index) => piecesIn(schema.element, item, [...path, index]))
  }
  if (!(schema instanceof z.ZodObject) || typeof value !== 'object' || value === null) return []
  return Object.entries(schema.shape as Record<string, z.core.$ZodType>).flatMap(([key, inner]) =>
    NO_CONTENT.has(key)
      ? []
      : piecesIn(inner, (value as Record<string, unknown>)[key], [...path, key]),
  )
}
