import type { FlattenedField, CollectionSlug } from 'payload'

import { relationId } from '@/platform/database/ids'

/** A field of a document, its value, and its path: `sections.1.body`. */
export type FieldAt = { field: FlattenedField; value: unknown; path: string }

/**
 * Returns every field of `doc`, or of the part of it at `path`, in the order of the form. A list, blocks field or group
 * comes before the fields inside it. It reads the schema, so that new fields are included automatically.
 */
export function fieldsOf(fields: FlattenedField[], doc: unknown, path = ''): FieldAt[] {
  const found: FieldAt[] = []
  addFields(found, fields, doc, path && `${path}.`)
  return found
}

/** Adds to one list: checks of the whole site walk ten thousand documents several times. */
function addFields(found: FieldAt[], fields: FlattenedField[], part: unknown, prefix: string) {
  for (const field of fields) {
    const value = child(part, field.name)
    const path = prefix + field.name
    found.push({ field, value, path })
    if (field.type === 'group' || field.type === 'tab') {
      addFields(found, field.flattenedFields, value, `${path}.`)
    } else if ((field.type === 'array' || field.type === 'blocks') && Array.isArray(value)) {
      value.forEach((row: unknown, index) => {
        const holder =
          field.type === 'array'
            ? field
            : field.blocks.find(({ slug }) => slug === child(row, 'blockType'))
        addFields(found, holder?.flattenedFields ?? [], row, `${path}.${index}.`)
      })
    }
  }
}

/** Returns the property `name` of a document or of a part of it. */
export const child = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined

/** A text of a document, the path of its field (`sections.1.body`), and how its links are checked if it may hold some. */
export type TextAt = { path: string; text: string; kind: CheckedKind | null }

/** A text whose links are checked. */
export type CheckedText = TextAt & { kind: CheckedKind }

/** Returns the non-empty texts of `doc`, in the order of its form. */
export const textsIn = (fields: FlattenedField[], doc: unknown): TextAt[] =>
  fieldsOf(fields, doc).flatMap(({ field, path, value }) => {
    if (!isText(field) || typeof value !== 'string' || !value) return []
    return [{ path, text: value, kind: checkedKind(field) }]
  })

/** A text that staff read in a form. `isTyped`: they can change it there. */
export type FormText = TextAt & { field: FlattenedField; isTyped: boolean }

/**
 * Returns the texts of `doc` that all staff see in its form, in its order, without blank ones: not those that the form hides,
 * alone or with what is around them, nor those with a rule of their own for reading.
 */
export function formTexts(fields: FlattenedField[], doc: unknown): FormText[] {
  const hidden: string[] = []
  return fieldsOf(fields, doc).flatMap(({ field, path, value }) => {
    if (!isInForm(field)) hidden.push(`${path}.`)
    else if (isText(field) && typeof value === 'string' && value.trim()) {
      if (hidden.some((around) => path.startsWith(around))) return []
      const isTyped = !(field.admin as { readOnly?: unknown } | undefined)?.readOnly
      return [{ path, text: value, kind: checkedKind(field), field, isTyped }]
    }
    return []
  })
}

function isInForm(field: FlattenedField): boolean {
  const { disabled, hidden } = (field.admin ?? {}) as { disabled?: unknown; hidden?: unknown }
  const isHidden = disabled || hidden || ('hidden' in field && field.hidden)
  return !isHidden && !('access' in field && field.access?.read)
}

/** Returns the texts of `doc` that hold Markdown or an address. */
export const checkedTexts = (fields: FlattenedField[], doc: unknown): CheckedText[] =>
  textsIn(fields, doc).filter((text): text is CheckedText => text.kind !== null)

/** Whether people type the value of `field` freely. */
export const isText = ({ type }: FlattenedField): boolean =>
  type === 'text' || type === 'textarea' || type === 'email'

/** The documents of a collection that the field at `path` selects: `sections.1.criteria`. */
type RelationsAt = { path: string; collection: CollectionSlug; ids: string[] }

/** Returns the relations of `doc`, in the order of its form. Relations to several collections are ignored. */
export const relationsIn = (fields: FlattenedField[], doc: unknown): RelationsAt[] =>
  fieldsOf(fields, doc).flatMap(({ field, path, value }) => {
    const isRelation = field.type === 'relationship' || field.type === 'upload'
    if (!isRelation || typeof field.relationTo !== 'string') return []
    const ids = [value].flat().flatMap((one) => relationId(one as Relation) ?? [])
    return ids.length ? [{ path, collection: field.relationTo, ids }] : []
  })

/** Returns the ids of the documents of `collection` that the fields of `doc` refer to. */
export const relationsTo = (
  collection: CollectionSlug,
  fields: FlattenedField[],
  doc: unknown,
): string[] =>
  relationsIn(fields, doc).flatMap((at) => (at.collection === collection ? at.ids : []))

type Relation = string | { id: string } | null

/** How the text of a field is checked before publication: as Markdown, or as the target of a link. */
export type CheckedKind = 'markdown' | 'target'

/** Returns how the links of a field are checked; null if its text holds none. */
export const checkedKind = ({ custom }: Pick<FlattenedField, 'custom'>): CheckedKind | null =>
  (custom?.contentChecks as CheckedKind | undefined) ?? null

/** Returns the `custom` option of a text field whose links are checked. */
export const contentChecks = (kind: CheckedKind) => ({ contentChecks: kind })
