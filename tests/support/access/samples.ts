import { randomUUID } from 'node:crypto'

import type { CollectionSlug, FlattenedField, Payload } from 'payload'
import { flattenAllFields } from 'payload/shared'

import { contentCollections } from '@/collections/content'
import { pdf, PIXEL, sent } from '@/tests/fixtures/files'

import { ofPlugins } from '../plugins'
import { PASSWORD } from './people'

/** What a sample needs: the id of any page and account, for its relations, and a word that identifies the attempt. */
export type Context = { page: string; user: string; word: string }

/** What a plugin tells the access matrix, in `plugins/<plugin>/tests/access.ts`, about its own collections. */
export type PluginAccess = {
  /** Their rows of the matrix (`tests/fixtures/access-matrix.ts`). */
  rows: Record<string, Record<string, string>>
  /** The data of a new document of each. */
  samples: (context: Context) => Record<string, Record<string, unknown>>
}

const plugins = await ofPlugins<PluginAccess>('access')

/** Returns the data of a new document, with the word of the context in its text where it has text; no two are the same. */
export function sample(collection: CollectionSlug, context: Context): Record<string, unknown> {
  const { page, user, word } = context
  const unique = randomUUID()
  const toUser = { relationTo: 'users', value: user }
  const others: Record<string, Record<string, unknown>> = {
    users: {
      name: word,
      role: 'editor',
      email: `${unique}@example.gouv.fr`,
      password: unique,
      // The password of the caller: every person of the matrix has this one.
      currentPassword: PASSWORD,
    },
    'api-keys': { name: word },
    revisions: {},
    leases: { name: unique, holder: word, expiresAt: '2027-01-04T08:00:00.000Z' },
    'payload-kv': { key: unique, data: { word } },
    'payload-locked-documents': { document: { relationTo: 'pages', value: page }, user: toUser },
    'payload-preferences': { key: unique, value: word, user: toUser },
    'payload-migrations': { name: unique },
  }
  const ofPlugin = plugins.map(({ samples }) => samples(context)[collection])
  const own = others[collection] ?? ofPlugin.find(Boolean)
  if (own) return own
  const { upload, fields } = contentOf(collection)
  const extension = sampleFile(collection)?.name.split('.').at(-1)
  const address = upload && { slug: `${unique}-${word.toLowerCase()}.${extension}` }
  return { ...needed(flattenAllFields({ fields }), word), ...wordsIn(collection, word), ...address }
}

const contentOf = (collection: CollectionSlug) =>
  contentCollections.find(({ slug }) => slug === collection)!

/** Returns a value for each required field, by the fields of the schema. */
function needed(fields: FlattenedField[], word: string): Record<string, unknown> {
  const values = fields.flatMap((field) => {
    const value = neededValue(field, word)
    return value === undefined ? [] : [[field.name, value] as const]
  })
  return Object.fromEntries(values)
}

function neededValue(field: FlattenedField, word: string): unknown {
  if (field.type === 'group') return needed(flattenAllFields(field), word)
  if (!('required' in field && field.required)) return undefined
  switch (field.type) {
    case 'text':
    case 'textarea':
      return field.unique ? randomUUID() : word
    case 'date':
      return '2027-01-04T08:00:00.000Z'
    case 'number':
      return 1
    case 'checkbox':
      return true
    default:
      throw new Error(`A sample needs “${field.name}”: say here how to fill ${field.type}.`)
  }
}

/** Returns the text of a document that a page shows: its title, or the address of its file when that is its title. */
export function wordsIn(collection: CollectionSlug, word: string): Record<string, unknown> {
  if (collection === 'images') return { alt: word }
  if (collection === 'documents') return { slug: `${word}.pdf` }
  return { [contentOf(collection).admin!.useAsTitle!]: word }
}

/** Returns the file of a new document of `collection`, if the collection holds files. */
export function sampleFile(collection: CollectionSlug) {
  if (collection === 'images') return sent('photo.png', PIXEL)
  return collection === 'documents' ? sent('reglement.pdf', pdf()) : undefined
}

/** Creates a document with the rights of the server; returns its id. */
export async function made(
  payload: Payload,
  collection: CollectionSlug,
  data: Record<string, unknown>,
  draft = false,
): Promise<string> {
  // Payload assigns a preference to the caller, so the owner named in the data is the caller.
  const owner = (data.user as { value?: string } | undefined)?.value
  const user = owner ? { id: owner, collection: 'users' as const } : undefined
  const common = { collection: collection as 'pages', data: data as never, draft, depth: 0 }
  const file = sampleFile(collection)
  const { id } = await payload.create({ ...common, file, user: user as never })
  return id
}
