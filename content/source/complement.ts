import type { FlattenedField } from 'payload'
import { z } from 'zod'

import { model } from '@/collections/content'
import type { Content, ContentField } from '@/fields/content'
import type { Page } from '@/payload-types'

/**
 * The `cms` key of the front matter: what the CMS stores and the programme's format has no key for. An exported file
 * has it if the other keys are not enough, and the import then follows it. It uses the field names of the admin's
 * collections, instants in UTC (ISO 8601), and texts without repair. Absent values are empty.
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

/** The top of a page. Its links are also accepted in the four keys of earlier files. */
const hero = (own.hero as z.ZodOptional<z.ZodObject>).unwrap().extend({
  applyLabel: text,
  applyUrl: text,
  rulesLabel: text,
  rulesUrl: text,
})

const page = { ...own, address, hero: hero.optional() }

/** The descriptions of the images that the page shows; without `alt`: decorative. */
const images = z.record(z.string(), z.strictObject({ alt: text }))

/** All the content of a page, including the dates of its calls, even what the format cannot express. */
export type PageContent = Omit<Content<Page>, 'slug'> & { address: string }

export type SectionContent = PageContent['sections'][number]
export type SectionContentOf<Type extends SectionContent['blockType']> = Extract<
  SectionContent,
  { blockType: Type }
>
export type CallContent = PageContent['calls'][number]

/** A part of the content of a type. */
export type Said<Of> = Of extends (infer Item)[]
  ? Said<Item>[]
  : Of extends object
    ? { [Key in keyof Of as Key extends 'blockType' ? Key : never]: Of[Key] } & {
        [Key in keyof Of as Key extends 'blockType' ? never : Key]?: Said<Of[Key]>
      }
    : Of

/** A page as a file may describe it: partially, or with the links of earlier files. */
export type SaidPage = Said<PageContent>

export type Complement = SaidPage & {
  images?: Record<string, { alt?: string }>
  /** The page as it would be if its drafts, and the drafts of what it shows, were published. */
  draft?: SaidPage
}

export const complementSchema = z.strictObject({
  ...page,
  images: images.optional(),
  draft: z.strictObject(page).optional(),
}) as unknown as z.ZodType<Complement>
