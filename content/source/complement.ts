import type { FlattenedField } from 'payload'
import { z } from 'zod'

import { model } from '@/collections/content'
import type { Content, ContentField } from '@/fields/content'
import type { Page } from '@/payload-types'

/**
 * What the CMS knows and the programme's format has no key for, under one key of the front matter, `cms`. Written by the
 * export where the other keys do not say it all; read back by the import, which follows it where it is there. Names are
 * those of the fields in the admin's collections, instants are in UTC (ISO 8601), texts are taken as they are; what is
 * not said is empty.
 */
const text = z.string().optional()

const shapeOf = (fields: ContentField[]) =>
  Object.fromEntries(fields.map((field) => [field.name, schemaOf(field)]))

function schemaOf(field: ContentField): z.ZodType {
  switch (field.is) {
    case 'line':
    case 'markdown':
    case 'target':
    case 'file':
      return text
    case 'link':
      return z.strictObject({ label: text, url: text }).nullish()
    case 'value':
      return choiceOf(field.field).optional()
    case 'documents': {
      const one = z.strictObject(shapeOf(model.documents(field.collection)))
      return field.many ? z.array(one).optional() : one.nullish()
    }
    case 'group':
      return z.strictObject(shapeOf(field.fields)).optional()
    case 'rows':
      return z.array(z.strictObject(shapeOf(field.fields))).optional()
    case 'blocks': {
      const types = Object.entries(field.types).map(([type, fields]) =>
        z.strictObject({ blockType: z.literal(type), ...shapeOf(fields) }),
      )
      return z.array(z.discriminatedUnion('blockType', types as never)).optional()
    }
    default:
      return field satisfies never
  }
}

function choiceOf(field: FlattenedField): z.ZodType {
  switch (field.type) {
    case 'select':
    case 'radio': {
      const values = field.options.map((option) =>
        typeof option === 'string' ? option : option.value,
      )
      return field.type === 'select' && field.hasMany ? z.array(z.enum(values)) : z.enum(values)
    }
    case 'date':
      return z.iso.datetime()
    case 'number':
      return z.number()
    case 'checkbox':
      return z.boolean()
    default:
      return z.json()
  }
}

const { slug: address, ...own } = shapeOf(model.documents('pages'))

/** The top of a page, its links also in the four keys that files had for them. */
const hero = (own.hero as z.ZodOptional<z.ZodObject>).unwrap().extend({
  applyLabel: text,
  applyUrl: text,
  rulesLabel: text,
  rulesUrl: text,
})

const page = { ...own, address, hero: hero.optional() }

/** How the images that the page shows are described; no `alt`: decorative. */
const images = z.record(z.string(), z.strictObject({ alt: text }))

/** All that a page says, its calls' dates included, whatever the format can express. */
export type PageContent = Omit<Content<Page>, 'slug'> & { address: string }

export type SectionContent = PageContent['sections'][number]
export type SectionContentOf<Type extends SectionContent['blockType']> = Extract<
  SectionContent,
  { blockType: Type }
>
export type CallContent = PageContent['calls'][number]

/** Some of what something says. */
export type Said<Of> = Of extends (infer Item)[]
  ? Said<Item>[]
  : Of extends object
    ? { [Key in keyof Of as Key extends 'blockType' ? Key : never]: Of[Key] } & {
        [Key in keyof Of as Key extends 'blockType' ? never : Key]?: Said<Of[Key]>
      }
    : Of

/** A page as a file may say it, in part, or as a file of before said its links. */
export type SaidPage = Said<PageContent>

export type Complement = SaidPage & {
  images?: Record<string, { alt?: string }>
  /** The page as it would be if its changes, and those of what it shows, were published. */
  draft?: SaidPage
}

export const complementSchema = z.strictObject({
  ...page,
  images: images.optional(),
  draft: z.strictObject(page).optional(),
}) as unknown as z.ZodType<Complement>
