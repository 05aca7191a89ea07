import { model } from '@/collections/content'
import { byItself } from '@/content/source/page-content'
import type { PublishableSlug } from '@/editing/publishable-slugs'
import type { ContentField } from '@/fields/content'
import type { FileFolder } from '@/text/site-path'

import { librarySlug } from './asset-file'
import type { StoredDoc, Writer } from './writer'

/** `content` as Payload stores it, after saving its documents. `shown`: ids of the documents that the page already shows. */
export async function storedValues(
  writer: Writer,
  fields: ContentField[],
  content: object,
  shown: string[],
): Promise<Record<string, unknown>> {
  const values: Record<string, unknown> = {}
  // In sequence: required in a transaction, and keeps the order of the page.
  for (const field of fields) {
    const value = (content as Record<string, unknown>)[field.name]
    // Keeps computed values unless the content sets them.
    if (field.is === 'line' && !field.isTyped && !value) continue
    values[field.name] = await storedValue(writer, field, value, shown)
  }
  return values
}

async function storedValue(
  writer: Writer,
  field: ContentField,
  value: unknown,
  shown: string[],
): Promise<unknown> {
  switch (field.is) {
    case 'line':
    case 'markdown':
    case 'target':
      return value
    case 'link':
      return storedLink(writer, value as Parameters<typeof storedLink>[1])
    case 'file':
      return fileAt(writer, field.folder, value as string)
    case 'value':
      return value === '' ? null : (value ?? byItself(field.field) ?? null)
    case 'group':
      return storedValues(writer, field.fields, value as object, shown)
    case 'rows':
    case 'blocks': {
      const rows: object[] = []
      for (const row of value as { blockType?: string }[]) {
        const { blockType = '' } = row
        const fields = field.is === 'rows' ? field.fields : (field.types[blockType] ?? [])
        const stored = await storedValues(writer, fields, row, shown)
        rows.push(blockType ? { blockType, ...stored } : stored)
      }
      return rows
    }
    case 'documents': {
      const { collection, many } = field
      const ids = await saveDocuments(
        writer,
        collection as PublishableSlug,
        [value ?? []].flat(),
        shown,
      )
      return many ? ids : (ids[0] ?? null)
    }
    default:
      return field satisfies never
  }
}

/** The id of the file at `address` in the library; null if it does not exist. */
async function fileAt(writer: Writer, folder: FileFolder, address: string): Promise<string | null> {
  const [file] = address ? await writer.find(folder, 'slug', librarySlug(address)) : []
  return file?.id ?? null
}

/**
 * Saves the documents of a field, in order, and returns their ids. Identifies a document by its title. Updates one that
 * the page already shows; reuses another only if it is identical, since other pages may show it.
 */
async function saveDocuments(
  writer: Writer,
  collection: PublishableSlug,
  contents: object[],
  shown: string[],
): Promise<string[]> {
  const { useAsTitle = 'id' } = writer.req.payload.collections[collection].config.admin
  const ids: string[] = []
  for (const content of contents) {
    const data = await storedValues(writer, model.documents(collection), content, [])
    const title = String(data[useAsTitle])
    const candidates = (await writer.find(collection, useAsTitle, title)).filter(
      ({ id }) => !ids.includes(id),
    )
    ids.push(await writer.save(collection, chosen(writer, candidates, data, shown), data, title))
  }
  return ids
}

function chosen(
  writer: Writer,
  candidates: StoredDoc[],
  data: object,
  shown: string[],
): StoredDoc | null {
  const isSame = (doc: StoredDoc) => writer.isSame(doc, data)
  const here = candidates.filter(({ id }) => shown.includes(id))
  return here.find(isSame) ?? here[0] ?? candidates.find(isSame) ?? null
}

type Link = { label: string; url: string; page: string | null }

/**
 * A stored link: refers to the page if its address is a page that readers of this version can see, so that the link
 * follows the page if it moves; otherwise keeps the URL. null means no link.
 */
async function storedLink(
  writer: Writer,
  link: { label: string; url: string } | null,
): Promise<Link> {
  if (!link) return { label: '', url: '', page: null }
  const slug = /^\/([^?#]*[^?#/])\/*$/.exec(link.url)?.[1]
  const [page] = slug ? await writer.find('pages', 'slug', slug) : []
  const isShown = page && (writer.asDraft || page._status === 'published')
  return isShown ? { label: link.label, url: '', page: page.id } : { ...link, page: null }
}
