import { getTranslation, type I18n } from '@payloadcms/translations'
import type { FlattenedField } from 'payload'

import { child } from '@/fields/fields-of'

/**
 * The admin label of the field at `path` in `doc`: « Sections > Section 2 (Texte) > Texte ». A field without a label
 * keeps its name. So do Payload's own fields unless `i18n` is given, because their labels are translated.
 */
export function fieldPathLabel(
  fields: FlattenedField[],
  path: string,
  doc: unknown,
  i18n?: I18n,
): string {
  return partsOf(fields, path.split('.'), doc, i18n).join(' > ')
}

function partsOf(fields: FlattenedField[], path: string[], doc: unknown, i18n?: I18n): string[] {
  const [name, ...rest] = path
  const field = fields.find((candidate) => candidate.name === name)
  if (!name || !field) return path
  const own = ownLabel(field, i18n) ?? name
  const value = child(doc, name)
  switch (field.type) {
    case 'group':
      return [own, ...partsOf(field.flattenedFields, rest, value, i18n)]
    case 'blocks': {
      const [row = '', ...inside] = rest
      const block = field.blocks.find(({ slug }) => slug === child(child(value, row), 'blockType'))
      if (!block) return [own]
      const kind = block.labels?.singular
      const position = `${Number(row) + 1} (${typeof kind === 'string' ? kind : block.slug})`
      return [own, position, ...partsOf(block.flattenedFields, inside, child(value, row), i18n)]
    }
    default:
      return [own]
  }
}

function ownLabel(field: FlattenedField, i18n?: I18n): string | null {
  if (!('label' in field) || !field.label) return null
  if (typeof field.label === 'string') return field.label
  return i18n ? getTranslation(field.label, i18n) : null
}
