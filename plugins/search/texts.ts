import type { FlattenedField } from 'payload'

import { controlId } from '@/fields/control-id'
import { checkedKind, fieldsOf, isText } from '@/fields/fields-of'
import { readMarkdown } from '@/text/markdown/parse'
import { markdownAsRead } from '@/text/markdown/plain-text'

/** A text of a document: the path of its field (`sections.1.body`), that field, and the stored text. */
export type StoredText = { path: string; field: FlattenedField; text: string }

/** The texts of `doc` that staff see in its form, in its order. Texts with their own rule of reading are left out. */
export const textsOf = (fields: FlattenedField[], doc: unknown): StoredText[] =>
  fieldsOf(fields, doc).flatMap(({ field, path, value }) =>
    isText(field) && isShown(field) && typeof value === 'string' && value.trim()
      ? [{ path, field, text: value }]
      : [],
  )

function isShown(field: FlattenedField): boolean {
  const admin = (field.admin ?? {}) as { hidden?: unknown; disabled?: unknown }
  const isHidden = admin.hidden || admin.disabled || ('hidden' in field && field.hidden)
  return !isHidden && !('access' in field && field.access?.read)
}

/** What a text reads as: its words, and the addresses of its links. */
export const asRead = ({ field, text }: StoredText): string =>
  checkedKind(field) === 'markdown' ? markdownAsRead(readMarkdown(text).tree) : text

/** The part of an address that reveals its field in the form. */
export const fieldHash = ({ path }: { path: string }): string => `#${controlId(path)}`
