import type { FlattenedField } from 'payload'

import { model } from '@/collections/content'
import { mapContent, type ContentField, type ContentVisitor } from '@/fields/content'
import type { FileFolder } from '@/text/site-path'

import type { PageContent, SaidPage } from './page-schema'

/** `said` completed with empty values (`''`, no rows, no link). */
export function wholeContent(said: SaidPage): PageContent {
  const content = mapContent(pageFields(), said, whole)
  return { ...content, address: said.address ?? '' } as unknown as PageContent
}

/** The content fields of pages except their address, which files name differently. */
export const pageFields = (): ContentField[] =>
  model.documents('pages').filter(({ name }) => name !== 'slug')

const whole: ContentVisitor = {
  line: (text) => text,
  markdown: (text) => text,
  target: (url) => url,
  link: (link) => linkContent(link?.label ?? '', link?.url ?? ''),
  file: (address) => address ?? '',
  value: choice,
  documents: (docs, collection) =>
    docs.map((doc) => mapContent(model.documents(collection), doc as object, whole)),
  row: (mapped) => mapped,
}

/** The addresses of the files of `folder` in the fields of a page. */
export function filesIn(content: PageContent, folder: FileFolder): string[] {
  const addresses: string[] = []
  const collect = (address: unknown, of: FileFolder) => {
    if (address && of === folder) addresses.push(address as string)
  }
  mapContent(pageFields(), content, { ...whole, file: collect })
  return addresses
}

/** A link, or null if it has neither label nor URL. */
const linkContent = (label: string, url: string) => (label || url ? { label, url } : null)

/** A value that differs from the default of its field, otherwise undefined. For a date, '' means none. */
function choice(value: unknown, field: FlattenedField): unknown {
  if (field.type === 'date') return value ?? ''
  return value === null || value === byItself(field) ? undefined : value
}

/** The default value of a field. */
export const byItself = (field: FlattenedField): unknown =>
  'defaultValue' in field ? field.defaultValue : undefined

/** True for an empty value: absent, null, an empty text or list. */
export const isNothing = (value: unknown): boolean =>
  value === '' || value === null || value === undefined || (Array.isArray(value) && !value.length)
