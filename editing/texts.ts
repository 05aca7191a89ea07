import type { FlattenedField } from 'payload'

import type { CheckedKind } from '@/fields/content-checks'
import { fieldsOf } from '@/fields/fields-of'

/** A text of a document, the path of its field (`sections.1.body`) and how its links are checked, if it may hold some. */
export type TextAt = { path: string; text: string; kind: CheckedKind | null }

/** A text whose links are checked. */
export type CheckedText = TextAt & { kind: CheckedKind }

/** The texts of `doc` that are not empty, in the order of its form. */
export const textsIn = (fields: FlattenedField[], doc: unknown): TextAt[] =>
  fieldsOf(fields, doc).flatMap(({ field, path, value }) => {
    if (!isText(field) || typeof value !== 'string' || !value) return []
    return [{ path, text: value, kind: (field.custom?.contentChecks as CheckedKind) ?? null }]
  })

/** Those that hold Markdown or an address. */
export const checkedTexts = (fields: FlattenedField[], doc: unknown): CheckedText[] =>
  textsIn(fields, doc).filter((text): text is CheckedText => text.kind !== null)

/** Whether `field` holds what a person types freely. */
export const isText = ({ type }: FlattenedField): boolean =>
  type === 'text' || type === 'textarea' || type === 'email'
