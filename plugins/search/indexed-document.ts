import type { FlattenedField, Payload } from 'payload'

import { hasDrafts } from '@/collections/extend'
import { fieldPathLabel } from '@/editing/field-path-label'
import { fieldHash } from '@/fields/control-id'
import { fieldsOf, formTexts, type TextAt } from '@/fields/fields-of'
import { rowIdPath } from '@/fields/row-id-path'
import { readMarkdown } from '@/text/markdown/parse'
import { markdownAsRead } from '@/text/markdown/plain-text'

import { foldWords } from './fold'
import type { StoredDocument } from './stored'
import { type Address, nameOf } from './subjects'
import type { Status } from './view'

/**
 * A text as it is searched. `path`: of its field in the latest version, null if the field is not there any more; `words`: what
 * it reads as; `folded`: the same, as `fold` makes it; `status`: null for what has no drafts.
 */
export type IndexedText = {
  path: string | null
  label: string
  words: string
  folded: string
  status: Status | null
}

/** A document as it is searched. `href`: of its form; `savedAt`: the date of its version, as `versionDates` gives it. */
export type IndexedDocument = Address & {
  kind: string
  title: string
  href: string
  savedAt: string
  texts: IndexedText[]
}

/**
 * Makes the search entry of `doc`, a document at `address` whose latest version has the date `savedAt`. `online`: what
 * visitors read of it, if `doc` is a draft and they read something.
 */
export function indexed(
  payload: Payload,
  address: Address,
  { doc, online }: { doc: StoredDocument; online?: StoredDocument },
  savedAt: string,
): IndexedDocument {
  const { config } = address.subject
  const fields = config.flattenedFields
  const latest = textsOf(fields, doc)
  const published = online ? textsOf(fields, online) : []
  const [readByStaff, readByVisitors] = [wordsOf(latest), wordsOf(published)]
  const statusOf = (words: string): Status | null => {
    if (!hasDrafts(config)) return null
    return doc._status === 'published' || readByVisitors.has(words) ? 'published' : 'draft'
  }
  const texts: IndexedText[] = latest.map((text) => ({ ...text, status: statusOf(text.words) }))
  for (const text of published) {
    if (readByStaff.has(text.words)) continue
    const path = samePath(fields, { from: online, path: text.path, to: doc })
    texts.push({ ...text, path, status: 'replaced' })
  }
  return { ...address, ...nameOf(payload, address, doc), savedAt, texts }
}

/** The address of a text in the form of its document, or of the form if the text has no field there. */
export const hrefOf = ({ href }: IndexedDocument, { path }: IndexedText): string =>
  path ? href + fieldHash(path) : href

const textsOf = (fields: FlattenedField[], doc: object) =>
  formTexts(fields, doc).map((text) => {
    const words = asRead(text)
    const label = fieldPathLabel(fields, text.path, doc)
    return { path: text.path, label, words, folded: foldWords(words) }
  })

/** What a text reads as: its words, and the addresses of its links. */
const asRead = ({ kind, text }: TextAt): string =>
  kind === 'markdown' ? markdownAsRead(readMarkdown(text).tree) : text

const wordsOf = (texts: { words: string }[]): Set<string> =>
  new Set(texts.map(({ words }) => words))

/** The path in `to` of the field that is at `path` in `from`, although rows may have moved. */
function samePath(
  fields: FlattenedField[],
  { from, path, to }: { from: unknown; path: string; to: object },
): string | null {
  const wanted = rowIdPath(from, path)
  const same = fieldsOf(fields, to).find((field) => rowIdPath(to, field.path) === wanted)
  return same?.path ?? null
}
