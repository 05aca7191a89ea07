import type { FlattenedField } from 'payload'

import type { CheckedKind } from '@/fields/content-checks'

/** A text of a document, the path of its field (`sections.1.body`) and how it is checked. */
export type CheckedText = { path: string; text: string; kind: CheckedKind }

/**
 * The texts of `doc`, or of a part of it at `path`, that hold Markdown or an address. The fields say which: names would
 * forget the next one.
 */
export function checkedTexts(fields: FlattenedField[], doc: unknown, path = ''): CheckedText[] {
  return fields.flatMap((field) => {
    const value = child(doc, field.name)
    const at = path ? `${path}.${field.name}` : field.name
    switch (field.type) {
      case 'group':
        return checkedTexts(field.flattenedFields, value, at)
      case 'array':
        return rows(value).flatMap((row, index) =>
          checkedTexts(field.flattenedFields, row, `${at}.${index}`),
        )
      case 'blocks':
        return rows(value).flatMap((row, index) => {
          const block = field.blocks.find(({ slug }) => slug === child(row, 'blockType'))
          return checkedTexts(block?.flattenedFields ?? [], row, `${at}.${index}`)
        })
      case 'text':
      case 'textarea': {
        const kind = field.custom?.contentChecks as CheckedKind | undefined
        return kind && typeof value === 'string' && value ? [{ path: at, text: value, kind }] : []
      }
      default:
        return []
    }
  })
}

const rows = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

const child = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
