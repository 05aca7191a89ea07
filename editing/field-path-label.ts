import { getTranslation, type I18n } from '@payloadcms/translations'
import type { FlattenedField } from 'payload'

import { child } from '@/fields/fields-of'

/**
 * The admin label of the field at `path` in `doc`, with the place of each row, from 1: « Sections 2 (Questions) › Questions 1 ›
 * Réponse ». A field without a label keeps its name. So do Payload's own fields unless `i18n` is given, because their
 * labels are translated.
 */
export function fieldPathLabel(
  fields: FlattenedField[],
  path: string,
  doc: unknown,
  i18n?: I18n,
): string {
  return partsOf(fields, path.split('.'), doc, i18n).join(' › ')
}

function partsOf(fields: FlattenedField[], path: string[], doc: unknown, i18n?: I18n): string[] {
  const [name, ...rest] = path
  const field = fields.find((candidate) => candidate.name === name)
  if (!name || !field) return path
  const own = ownLabel(field, i18n) ?? name
  const value = child(doc, name)
  if (field.type === 'group') return [own, ...partsOf(field.flattenedFields, rest, value, i18n)]
  const [row, ...inside] = rest
  if ((field.type !== 'array' && field.type !== 'blocks') || row === undefined) return [own]
  const content = child(value, row)
  const numbered = `${own}\u00a0${Number(row) + 1}`
  if (field.type === 'array') {
    return [numbered, ...partsOf(field.flattenedFields, inside, content, i18n)]
  }
  const block = field.blocks.find(({ slug }) => slug === child(content, 'blockType'))
  if (!block) return [numbered]
  const kind = block.labels?.singular
  const typed = `${numbered} (${typeof kind === 'string' ? kind : block.slug})`
  return [typed, ...partsOf(block.flattenedFields, inside, content, i18n)]
}

function ownLabel(field: FlattenedField, i18n?: I18n): string | null {
  if (!('label' in field) || !field.label) return null
  if (typeof field.label === 'string') return field.label
  return i18n ? getTranslation(field.label, i18n) : null
}
