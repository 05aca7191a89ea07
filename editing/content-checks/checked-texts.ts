import type { FlattenedField } from 'payload'

import type { CheckedKind } from '@/fields/content-checks'
import { fieldsOf } from '@/fields/fields-of'

/** A text of a document, the path of its field (`sections.1.body`) and how it is checked. */
export type CheckedText = { path: string; text: string; kind: CheckedKind }

/** The texts of `doc` that hold Markdown or an address. */
export const checkedTexts = (fields: FlattenedField[], doc: unknown): CheckedText[] =>
  fieldsOf(fields, doc).flatMap(({ field, value, path }) => {
    const kind = field.custom?.contentChecks as CheckedKind | undefined
    return kind && typeof value === 'string' && value ? [{ path, text: value, kind }] : []
  })
