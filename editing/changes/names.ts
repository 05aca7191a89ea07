import type { CollectionSlug, FlattenedField, PayloadRequest } from 'payload'

import { labelText, UNKNOWN_AUTHOR } from '@/editing/document-title'
import { allOf } from '@/editing/find'
import { readMarkdown } from '@/text/markdown/parse'
import { markdownToPlainText } from '@/text/markdown/plain-text'
import { shortened } from '@/text/typography'

/** The French name of a document: « Critère « Un code ouvert » ». */
export type Names = (collection: string, id: string) => string

/** Identifies documents without loading their names. */
export const byId: Names = (collection, id) => `${collection}/${id}`

/** A document, or a part of one, as Payload stores it; null if it does not exist. */
export type Data = Record<string, unknown> | null | undefined

const TITLE_LENGTH = 60

/** « Texte « Pourquoi candidater » »: the label of a row and its first text; « Jalon sans intitulé » if all are empty. */
export function rowName(label: string, fields: FlattenedField[], ...versions: Data[]): string {
  const texts = textNames(fields)
  const title = versions.map((row) => firstText(texts, row)).find(Boolean)
  if (title) return `${label} ${quoted(title)}`
  return texts.length ? `${label} sans intitulé` : label
}

/** `title` (Markdown or plain text) on one line in French quotes, shortened at a word. */
export function quoted(title: string): string {
  const line = markdownToPlainText(readMarkdown(title).tree)
  return `«\u00a0${shortened(line, TITLE_LENGTH)}\u00a0»`
}

/** The names of the text fields that people fill in. Payload adds a text field `id` to each row, which is excluded. */
const textNames = (fields: FlattenedField[]): string[] =>
  fields
    .filter(({ name, type }) => /^(?:text|textarea|email)$/.test(type) && name !== 'id')
    .map(({ name }) => name)

const firstText = (names: string[], row: Data): string | undefined =>
  names
    .map((name) => row?.[name])
    .find((value): value is string => typeof value === 'string' && value.trim() !== '')

/**
 * Returns what `describe` says with the current names, including those of drafts, of the documents that it names. Calls it
 * twice, first to collect these documents: both calls must name the same ones. A permanently deleted document is named
 * « (n’existe plus) », a deleted account `UNKNOWN_AUTHOR`.
 */
export async function withNames<Description>(
  req: PayloadRequest,
  describe: (names: Names) => Description,
): Promise<Description> {
  const asked = new Map<string, Set<string>>()
  describe((collection, id) => {
    asked.set(collection, (asked.get(collection) ?? new Set()).add(id))
    return id
  })
  const titles = new Map<string, string>()
  for (const [collection, ids] of asked) {
    for (const [id, title] of await titlesOf(req, collection as CollectionSlug, [...ids])) {
      titles.set(`${collection}/${id}`, title)
    }
  }
  return describe((collection, id) => {
    const config = req.payload.collections[collection as CollectionSlug]?.config
    const label = labelText(config?.labels.singular, collection)
    const title = titles.get(`${collection}/${id}`)
    if (title && config?.auth) return title
    if (title === undefined && config?.auth) return UNKNOWN_AUTHOR
    if (title === undefined) return `${label} (n’existe plus)`
    return title ? `${label} ${quoted(title)}` : `${label} sans titre`
  })
}

/** Ignores access rights: a user who may read the history may read the names in it. */
async function titlesOf(req: PayloadRequest, collection: CollectionSlug, ids: string[]) {
  const useAsTitle = req.payload.collections[collection].config.admin.useAsTitle
  const docs = await allOf(req, collection, {
    draft: true,
    trash: true,
    where: { id: { in: ids } },
  })
  return docs.map((doc) => {
    const title = (doc as unknown as Record<string, unknown>)[useAsTitle ?? 'id']
    return [doc.id, typeof title === 'string' ? title.trim() : ''] as const
  })
}
