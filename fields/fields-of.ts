import type { FlattenedField } from 'payload'

/** A field of a document, what it holds, and its path: `sections.1.body`. */
export type FieldAt = { field: FlattenedField; value: unknown; path: string }

/**
 * Every field of `doc`, or of a part of it at `path`, in the order of the form: of lists and blocks, the list itself and
 * then what is in its rows; of groups likewise. The fields say what there is: names would forget the next one.
 */
export function fieldsOf(fields: FlattenedField[], doc: unknown, path = ''): FieldAt[] {
  return fields.flatMap((field) => {
    const value = child(doc, field.name)
    const at = path ? `${path}.${field.name}` : field.name
    switch (field.type) {
      case 'group':
      case 'tab':
        return [{ field, value, path: at }, ...fieldsOf(field.flattenedFields, value, at)]
      case 'array':
        return [
          { field, value, path: at },
          ...rows(value).flatMap((row, index) =>
            fieldsOf(field.flattenedFields, row, `${at}.${index}`),
          ),
        ]
      case 'blocks':
        return [
          { field, value, path: at },
          ...rows(value).flatMap((row, index) => {
            const block = field.blocks.find(({ slug }) => slug === child(row, 'blockType'))
            return fieldsOf(block?.flattenedFields ?? [], row, `${at}.${index}`)
          }),
        ]
      default:
        return [{ field, value, path: at }]
    }
  })
}

const rows = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

const child = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
