import { z } from 'zod'

import { model } from '@/collections/content'
import { type ContentField, type ContentVisitor, mapContent } from '@/fields/content'

import { isOwn, type PageContent, type SectionContent } from './page-schema'
import { line, markdown, type Piece, target } from './compare'
import { type CleanSource, SCHEMAS } from './schema'
import { kindOf, type Path } from './texts'

/** All the content of a page, in order. A link without a URL uses the URL of the call. */
export function piecesOfContent({ title, hero, calls: [call], sections }: PageContent): Piece[] {
  const { apply, rules, ...opening } = hero
  const links = [
    { label: apply?.label ?? '', url: apply?.url || (call?.applicationUrl ?? '') },
    { label: rules?.label ?? '', url: rules?.url || (call?.rulesUrl ?? '') },
  ]
  const heroFields = model
    .documents('pages')
    .flatMap((field) => (field.name === 'hero' && field.is === 'group' ? field.fields : []))
  return [
    line(title),
    ...piecesOf(heroFields, opening),
    ...links.flatMap(({ label, url }) => [line(label), target(url)]),
    ...sections.flatMap(piecesOfSection),
  ]
}

/** All the content of a section. */
export const piecesOfSection = (section: SectionContent): Piece[] =>
  piecesOf(model.section(section.blockType), section)

function piecesOf(fields: ContentField[], content: object): Piece[] {
  const pieces: Piece[] = []
  const say = (...said: Piece[]) => void pieces.push(...said)
  const visitor: ContentVisitor = {
    line: (text, isTyped) => isTyped && say(line(text)),
    markdown: (text) => say(markdown(text)),
    target: (url) => say(target(url)),
    link: (link) => link && say(line(link.label ?? ''), target(link.url ?? '')),
    file: (file, folder) => {
      const address = file as string | undefined
      return address && say(folder === 'images' ? markdown(`![](${address})`) : target(address))
    },
    value: () => undefined,
    documents: (docs, collection) =>
      docs.map((doc) => mapContent(model.documents(collection), doc as object, visitor)),
    row: (mapped) => mapped,
  }
  mapContent(fields, content, visitor)
  return pieces
}

/** Keys that configure the page but contain none of its text. */
const NO_CONTENT = new Set(['layout', 'draft', 'aliases', 'num'])

/**
 * The content of a source, in the order of its schema, which is the order of the page. Not its unknown keys, which the
 * page does not show, nor the fields of a page, which are stored as typed.
 */
export const piecesOfSource = ({ body, ...source }: CleanSource): Piece[] => [
  ...piecesIn(SCHEMAS[source.layout], source, []),
  markdown(body),
]

function piecesIn(schema: z.core.$ZodType, value: unknown, path: Path): Piece[] {
  if (typeof value === 'string') return value ? [{ as: kindOf(path), text: value }] : []
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) {
    return piecesIn(schema.unwrap(), value, path)
  }
  if (schema instanceof z.ZodUnion) {
    return schema.options.flatMap((option) => piecesIn(option, value, path))
  }
  if (schema instanceof z.ZodArray && Array.isArray(value)) {
    return value.flatMap((item, index) => piecesIn(schema.element, item, [...path, index]))
  }
  if (!(schema instanceof z.ZodObject) || typeof value !== 'object' || value === null) return []
  return Object.entries(schema.shape as Record<string, z.core.$ZodType>).flatMap(([key, inner]) =>
    NO_CONTENT.has(key) || isOwn([key])
      ? []
      : piecesIn(inner, (value as Record<string, unknown>)[key], [...path, key]),
  )
}
