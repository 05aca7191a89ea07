import type { FlattenedField } from 'payload'

import { model } from '@/collections/content'
import {
  mapContent,
  type ContentField,
  type ContentVisitor,
  type StoredLink,
} from '@/fields/content'
import type { FileFolder } from '@/text/site-path'

import type { Complement, PageContent, SaidPage } from './complement'

/** `said` completed with empty values (`''`, no rows, no link). */
export function wholeContent(said: SaidPage): PageContent {
  const hero = formerHero(said.hero ?? {})
  const content = mapContent(pageFields(), { ...said, hero }, whole)
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
export const linkContent = (label: string, url: string) => (label || url ? { label, url } : null)

/** A value that differs from the default of its field, otherwise undefined. For a date, '' means none. */
export function choice(value: unknown, field: FlattenedField): unknown {
  if (field.type === 'date') return value ?? ''
  return value === null || value === byItself(field) ? undefined : value
}

/** The default value of a field. */
export const byItself = (field: FlattenedField): unknown =>
  'defaultValue' in field ? field.defaultValue : undefined

type FormerHero = NonNullable<SaidPage['hero']> & {
  applyLabel?: string
  applyUrl?: string
  rulesLabel?: string
  rulesUrl?: string
}

/** Earlier files gave the links of a hero in four keys. */
function formerHero({ applyLabel, applyUrl, rulesLabel, rulesUrl, ...hero }: FormerHero) {
  const link = (label?: string, url?: string): StoredLink => ({ label, url })
  return { apply: link(applyLabel, applyUrl), rules: link(rulesLabel, rulesUrl), ...hero }
}

/** The parts of a page for the `cms` key of a file, without empty values. */
export const sparseParts = (parts: Complement): Complement =>
  Object.fromEntries(
    Object.entries(parts).map(([name, part]) => [name, name === 'images' ? part : sparse(part)]),
  )

/** `content` without empty values: files omit them, and an absent key is read as empty. */
export function sparse(content: unknown): unknown {
  if (Array.isArray(content)) return content.map(sparse)
  if (typeof content !== 'object' || content === null) return content
  const said = Object.entries(content)
    .map(([name, value]) => [name, sparse(value)] as const)
    .filter(([, value]) => !isNothing(value))
  return Object.fromEntries(said)
}

/** True for an empty value: absent, null, an empty text or list. */
export const isNothing = (value: unknown): boolean =>
  value === '' || value === null || value === undefined || (Array.isArray(value) && !value.length)
