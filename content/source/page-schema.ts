import type { FlattenedField } from 'payload'
import { z } from 'zod'

import { model } from '@/collections/content'
import type { Content, ContentField } from '@/fields/content'
import type { Page } from '@/payload-types'

const text = z.string().optional()

/** All fields are optional, and empty if absent. A relation contains the documents themselves. Dates are ISO 8601 in UTC. */
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

/** All the content of a page, including the dates of its calls. */
export type PageContent = Omit<Content<Page>, 'slug'> & { address: string }

export type SectionContent = PageContent['sections'][number]
export type CallContent = PageContent['calls'][number]

/** A part of the content of a type. */
export type Said<Of> = Of extends (infer Item)[]
  ? Said<Item>[]
  : Of extends object
    ? { [Key in keyof Of as Key extends 'blockType' ? Key : never]: Of[Key] } & {
        [Key in keyof Of as Key extends 'blockType' ? never : Key]?: Said<Of[Key]>
      }
    : Of

/** Some fields of a page. */
export type SaidPage = Said<PageContent>

const fields = model.documents('pages').filter(({ name }) => name !== 'title' && name !== 'slug')

type Fields = Omit<SaidPage, 'title' | 'address'>

/** The keys that only the `page` layout has: the fields of a page, by their names in the admin. */
export const ownKeys = { address: z.string(), ...shapeOf(fields) } as unknown as {
  address: z.ZodString
} & { [Key in keyof Fields]-?: z.ZodType<Fields[Key]> }

/** Whether `path` is in one of `ownKeys`, whose texts are stored as typed. */
export const isOwn = ([key]: PropertyKey[]): boolean =>
  typeof key === 'string' && Object.hasOwn(ownKeys, key)
