import type { Root } from 'mdast'
import type { CollectionSlug, Field, FlattenedField } from 'payload'
import { flattenAllFields } from 'payload/shared'

import type { ImageView } from '@/text/markdown/images'
import { type StoredMarkdown, isMarkdown } from '@/text/markdown/parse'
import { FILE_FOLDERS, type FileFolder } from '@/text/site-path'

/** A link ready to show: `href` is checked (http, https, mailto, tel or a path of the site starting with `/`). */
export type LinkView = { label: string; href: string }

/** A link as `linkField` stores it. It leads to its page if it has one, else to its address. */
export type StoredLink =
  { label?: string | null; page?: unknown; url?: string | null } | null | undefined

/**
 * A content field of a section, or of a document that pages show, by its meaning. All code that reads or writes content
 * uses these, so a field is shown, exported, imported and checked as soon as it is in the schema.
 */
export type ContentField = { name: string } & (
  | { is: 'markdown' | 'target' | 'link' }
  /**
   * Plain text. `isTyped`: staff type it, the site does not compute it. `anchorOf`: the text is the anchor of its passage,
   * made from the first non-empty field of this list.
   */
  | { is: 'line'; isTyped: boolean; anchorOf?: string[] }
  /** A choice, a date or a number: not words of a text. */
  | { is: 'value'; field: FlattenedField }
  /** A file of the library. */
  | { is: 'file'; folder: FileFolder }
  /** Chosen documents, in order. `many`: any number of them instead of at most one. */
  | { is: 'documents'; collection: CollectionSlug; many: boolean }
  | { is: 'group'; fields: ContentField[] }
  | { is: 'rows'; fields: ContentField[] }
  /** Rows of several types, each with its own fields. */
  | { is: 'blocks'; types: Record<string, ContentField[]> }
)

/** The content fields of the documents of each collection, and of the sections of pages by type. */
export type ContentModel = {
  documents: (collection: CollectionSlug) => ContentField[]
  section: (type: string) => ContentField[]
}

const models = new WeakMap<object, ContentModel>()

/** Returns the content model of the schemas of `collections`, cached. */
export function contentModel(collections: { slug: string; fields: Field[] }[]): ContentModel {
  const known = models.get(collections)
  if (known) return known
  const fields = new Map(collections.map((one) => [one.slug, contentFields(one.fields)]))
  const sections = fields.get('pages')?.find(({ is }) => is === 'blocks')
  const model: ContentModel = {
    documents: (collection) => fields.get(collection) ?? [],
    section: (type) => (sections?.is === 'blocks' && sections.types[type]) || [],
  }
  models.set(collections, model)
  return model
}

/** Returns the fields of a schema that visitors see, in order, without the internal fields of Payload and the staff. */
const contentFields = (fields: Field[]): ContentField[] =>
  flattenAllFields({ fields }).flatMap((field) => contentField(field) ?? [])

function contentField(field: FlattenedField): ContentField | null {
  const { name } = field
  const custom = field.custom as
    { contentChecks?: string; isLink?: true; anchorOf?: string[] } | undefined
  if (isKept(field)) return null
  switch (field.type) {
    case 'text':
    case 'textarea':
      if (custom?.contentChecks === 'markdown') return { name, is: 'markdown' }
      if (custom?.contentChecks === 'target') return { name, is: 'target' }
      return { name, is: 'line', isTyped: !field.admin?.readOnly, anchorOf: custom?.anchorOf }
    case 'group':
    case 'tab':
      return custom?.isLink
        ? { name, is: 'link' }
        : { name, is: 'group', fields: contentFields(field.fields) }
    case 'array':
      return { name, is: 'rows', fields: contentFields(field.fields) }
    case 'relationship':
    case 'upload': {
      const { relationTo: collection, hasMany: many = false } = field
      const folder = FILE_FOLDERS.find((one) => one === collection)
      if (folder && !many) return { name, is: 'file', folder }
      // Pages do not show accounts.
      if (typeof collection !== 'string' || collection === 'users') return null
      return { name, is: 'documents', collection, many }
    }
    case 'blocks': {
      const types = field.blocks.map(({ slug, fields }) => [slug, contentFields(fields)] as const)
      return { name, is: 'blocks', types: Object.fromEntries(types) }
    }
    case 'join':
      return null
    default:
      return { name, is: 'value', field }
  }
}

/** Whether the field belongs to Payload, or is internal to the site. */
const isKept = (field: FlattenedField): boolean =>
  field.name.startsWith('_') ||
  Boolean('hidden' in field && field.hidden) ||
  Boolean(field.admin && 'hidden' in field.admin && field.admin.hidden) ||
  Boolean(field.admin && 'disabled' in field.admin && field.admin.disabled)

/** What to make of each kind of value. A result of undefined leaves the field out. */
export type ContentVisitor = {
  /** `isTyped`: the text is words that a person types. */
  line: (text: string, isTyped: boolean) => unknown
  markdown: (text: StoredMarkdown) => unknown
  target: (url: string) => unknown
  link: (link: StoredLink) => unknown
  value: (value: unknown, field: FlattenedField) => unknown
  file: (file: unknown, folder: FileFolder) => unknown
  documents: (relations: unknown[], collection: CollectionSlug) => unknown[]
  /** Takes the result of `mapContent` for a row, and the stored row. */
  row: (mapped: object, stored: object) => unknown
}

/** Returns what `visitor` makes of the contents of `doc`, by the names of their `fields`. An absent value counts as empty. */
export function mapContent(fields: ContentField[], doc: object, visitor: ContentVisitor): object {
  const mapped = fields.map((field) => {
    const stored = (doc as Record<string, unknown>)[field.name]
    return [field.name, mapField(field, stored, visitor)] as const
  })
  return Object.fromEntries(mapped.filter(([, value]) => value !== undefined))
}

function mapField(field: ContentField, stored: unknown, visitor: ContentVisitor): unknown {
  switch (field.is) {
    case 'line':
      return visitor.line((stored as string | null | undefined) ?? '', field.isTyped)
    case 'markdown':
    case 'target':
      return visitor[field.is]((stored as string | null | undefined) ?? '')
    case 'link':
      return visitor.link(stored as StoredLink)
    case 'value':
      return visitor.value(stored, field.field)
    case 'file':
      return visitor.file(stored, field.folder)
    case 'documents': {
      const documents = visitor.documents([stored ?? []].flat(), field.collection)
      return field.many ? documents : (documents[0] ?? null)
    }
    case 'group':
      return mapContent(field.fields, stored ?? {}, visitor)
    case 'rows':
      return ((stored ?? []) as object[]).map((row) =>
        visitor.row(mapContent(field.fields, row, visitor), row),
      )
    case 'blocks':
      return ((stored ?? []) as { blockType: string }[]).map((row) => {
        const { blockType } = row
        const mapped = mapContent(field.types[blockType] ?? [], row, visitor)
        return visitor.row({ blockType, ...mapped }, row)
      })
    default:
      return field satisfies never
  }
}

/** A document of the library ready to download. `format`: « PDF ». `bytes`: null if unknown. */
export type DownloadView = { href: string; format: string; bytes: number | null }

/** Fields of a document that are internal to Payload and the staff. */
type Kept =
  'blockName' | 'createdAt' | 'updatedAt' | 'deletedAt' | 'editedBy' | 'overrideBy' | '_status'

/**
 * What components get for a stored section or document, by its generated type: no optional field, Markdown parsed, links
 * checked, relations replaced by the documents that the reader may see.
 */
export type Resolved<Doc> = Doc extends unknown
  ? {
      [Key in Exclude<keyof Doc, Kept>]-?: Key extends 'id' | 'blockType'
        ? NonNullable<Doc[Key]>
        : ResolvedValue<NonNullable<Doc[Key]>>
    }
  : never

type ResolvedValue<Value> = [Value] extends [string]
  ? 'markdown' extends keyof Value
    ? Root
    : string extends Value
      ? string
      : Value | null
  : [Value] extends [(infer Item)[]]
    ? Resolved<Exclude<Item, string>>[]
    : 'filename' extends keyof Exclude<Value, string>
      ? ('sizes' extends keyof Exclude<Value, string> ? ImageView : DownloadView) | null
      : [Value] extends [object]
        ? 'url' extends keyof Value
          ? LinkView | null
          : Resolved<Value>
        : string extends Value
          ? Resolved<Exclude<Value, string>> | null
          : Value | null

/**
 * A stored section or document as content files write it, by its generated type: related documents inlined, no ids, texts
 * unchanged, '' for an empty text. A choice, a date or a number is present only if it was set.
 */
export type Content<Doc> = Told<Resolved<Doc>>

type Told<View> = View extends Root
  ? string
  : View extends LinkView
    ? { label: string; url: string }
    : View extends (infer Item)[]
      ? Told<Item>[]
      : View extends object
        ? {
            [Key in Exclude<keyof View, 'id' | ChoiceOf<View>>]: NonNullable<
              View[Key]
            > extends FileView
              ? string
              : Told<View[Key]>
          } & { [Key in ChoiceOf<View>]?: NonNullable<View[Key]> }
        : View

type FileView = ImageView | DownloadView

type ChoiceOf<View> = {
  [Key in keyof View]: null extends View[Key]
    ? NonNullable<View[Key]> extends object
      ? never
      : Key
    : never
}[keyof View]

/** Data of the call: dates, and words that are not texts of a page. */
const NO_TEXT = ['call', 'milestones']

/**
 * Functions applied to each string of a view and to each Markdown tree. `key` is the name of the string, or of the list it
 * is in. Without a function, the value stays.
 */
type Maps = {
  string?: (text: string, key: string) => string
  markdown?: (tree: Root) => Root
}

/** Returns `view` with each of its texts replaced by the result of `maps`, except the data of the call. */
export const mapTexts = <View extends object>(view: View, maps: Maps): View =>
  mapped(view, '', maps) as View

function mapped(value: unknown, key: string, maps: Maps): unknown {
  if (typeof value === 'string') return maps.string ? maps.string(value, key) : value
  if (Array.isArray(value)) return value.map((item) => mapped(item, key, maps))
  if (isMarkdown(value)) return maps.markdown ? maps.markdown(value) : value
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([name, inner]) => [
    name,
    NO_TEXT.includes(name) ? (inner as unknown) : mapped(inner, name, maps),
  ])
  return Object.fromEntries(entries)
}
