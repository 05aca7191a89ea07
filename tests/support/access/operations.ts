import type { CollectionSlug, GlobalSlug, Payload } from 'payload'

import type { RestRequest } from './rest'
import { made, sample, sampleFile, wordsIn, type Context } from './samples'

/** Creates the document of an operation, with the word of the context in its text; returns the id for the request. */
type Make = (payload: Payload, slug: CollectionSlug, context: Context) => Promise<string>

export type Operation = {
  /** Absent when the operation needs no document. */
  on?: Make
  request: (slug: CollectionSlug, id: string, context: Context) => RestRequest
  /** What the answer must contain, as proof that the document was read. */
  reads?: 'word' | 'id'
}

const published = { _status: 'published' }

const asDraft: Make = (payload, slug, context) => made(payload, slug, sample(slug, context), true)

const inPublic: Make = (payload, slug, context) =>
  made(payload, slug, { ...sample(slug, context), ...published })

const withDraft: Make = async (payload, slug, context) => {
  const id = await inPublic(payload, slug, { ...context, word: 'avant' })
  const data = wordsIn(slug, context.word)
  await payload.update({ collection: slug as 'pages', id, data, draft: true })
  return id
}

const inTrash: Make = async (payload, slug, context) => {
  const id = await inPublic(payload, slug, context)
  await payload.update({ collection: slug as 'pages', id, data: trashed() })
  return id
}

/** Returns the id of a version of a published document. */
const versionOf: Make = async (payload, slug, context) => {
  const where = { parent: { equals: await inPublic(payload, slug, context) } }
  const { docs } = await payload.findVersions({ collection: slug as 'pages', where, limit: 1 })
  return docs[0]!.id
}

const trashed = () => ({ deletedAt: new Date().toISOString() })

function fileFor(slug: CollectionSlug): File | undefined {
  const file = sampleFile(slug)
  return file && new File([Uint8Array.from(file.data)], file.name)
}

const create = (query: string, more = {}): Operation => ({
  request: (slug, _, context) => [
    'POST',
    `/${slug}?depth=0&${query}`,
    { ...sample(slug, context), ...more },
    fileFor(slug),
  ],
})

const find = (on: Make, query = ''): Operation => ({
  on,
  request: (slug, id) => ['GET', `/${slug}?depth=0&where[id][equals]=${id}&${query}`],
  reads: 'word',
})

/** `many`: selects by a condition, not by id. */
const change = (query: string, data = {}, { on = inPublic, many = false } = {}): Operation => ({
  on,
  request: (slug, id, { word }) => {
    const target = many ? `?where[id][equals]=${id}&` : `/${id}?`
    return [
      'PATCH',
      `/${slug}${target}depth=0&${query}`,
      { ...wordsIn(slug, `${word}-bis`), ...data },
    ]
  },
})

const remove = (on: Make, query = ''): Operation => ({
  on,
  request: (slug, id) => ['DELETE', `/${slug}/${id}?${query}`],
})

const restore = (draft: boolean): Operation => ({
  on: versionOf,
  request: (slug, id) => ['POST', `/${slug}/versions/${id}?draft=${draft}`],
})

/** Every operation on documents that a page shows, named as in the matrix. */
export const ON_SHOWN: Record<string, Operation> = {
  'create a draft': create('draft=true'),
  'create published': create('draft=false', published),
  'duplicate as a draft': {
    on: inPublic,
    request: (slug, id, context) => [
      'POST',
      `/${slug}/${id}/duplicate?draft=true`,
      sample(slug, context),
    ],
  },
  'read published': find(inPublic),
  'read a draft': find(asDraft, 'draft=true'),
  'read a draft over the published': find(withDraft, 'draft=true'),
  'read trashed': find(inTrash, 'draft=true&trash=true'),
  'read versions': {
    on: inPublic,
    request: (slug) => ['GET', `/${slug}/versions?depth=0&limit=5`],
    reads: 'word',
  },
  'change as a draft': change('draft=true'),
  'change and publish': change('draft=false', published),
  'change the published': change('draft=false'),
  'change many as drafts': change('draft=true', {}, { many: true }),
  'publish many': change('draft=false', published, { many: true }),
  unpublish: change('draft=false', { _status: 'draft' }),
  'move to the trash': {
    on: inPublic,
    request: (slug, id) => ['PATCH', `/${slug}/${id}?depth=0&draft=false`, trashed()],
  },
  'take out of the trash': {
    on: inTrash,
    request: (slug, id) => [
      'PATCH',
      `/${slug}/${id}?depth=0&draft=false&trash=true`,
      { deletedAt: null, ...published },
    ],
  },
  'delete for good': remove(inPublic),
  'delete for good from the trash': remove(inTrash, 'trash=true'),
  'delete many for good': {
    on: inPublic,
    request: (slug, id) => ['DELETE', `/${slug}?where[id][equals]=${id}`],
  },
  'restore a version as a draft': restore(true),
  'restore a version published': restore(false),
}

const asItIs: Make = (payload, slug, context) => made(payload, slug, sample(slug, context))

/** Every operation on the other documents. */
export const ON_OTHERS: Record<string, Operation> = {
  create: create('draft=false'),
  read: { ...find(asItIs), reads: 'id' },
  change: {
    on: asItIs,
    request: (slug, id, context) => {
      // The password of another person is theirs.
      const data = sample(slug, context)
      delete data.password
      return ['PATCH', `/${slug}/${id}?depth=0`, data]
    },
  },
  delete: remove(asItIs),
  unlock: {
    on: async (payload, slug, context) => {
      const id = await asItIs(payload, slug, context)
      return (await payload.findByID({ collection: slug as 'users', id })).email
    },
    request: (slug, email) => ['POST', `/${slug}/unlock`, { email }],
  },
}

/** Data of each global with `word` in its text. */
const GLOBAL_WORDS: Record<GlobalSlug, (word: string) => object> = {
  site: (name) => ({ name }),
  notice: (title) => ({ title }),
  navigation: (label) => ({ entries: [{ label, url: 'https://exemple.fr' }] }),
}

export const globalWords = (slug: string, word: string) => GLOBAL_WORDS[slug as GlobalSlug](word)

/** Every operation on a global. If `after` is set, a word is first saved in the global with that status. */
export const ON_GLOBAL: Record<
  string,
  {
    after?: 'draft' | 'published'
    request: (slug: string, word: string, version: string) => RestRequest
    reads?: true
  }
> = {
  'read published': {
    after: 'published',
    request: (slug) => ['GET', `/globals/${slug}`],
    reads: true,
  },
  'read a draft': {
    after: 'draft',
    request: (slug) => ['GET', `/globals/${slug}?draft=true`],
    reads: true,
  },
  'read versions': {
    after: 'published',
    request: (slug) => ['GET', `/globals/${slug}/versions?depth=0&limit=100`],
    reads: true,
  },
  'change as a draft': {
    request: (slug, word) => ['POST', `/globals/${slug}?draft=true`, globalWords(slug, word)],
  },
  'change and publish': {
    request: (slug, word) => [
      'POST',
      `/globals/${slug}`,
      { ...globalWords(slug, word), ...published },
    ],
  },
  unpublish: {
    after: 'published',
    request: (slug) => ['POST', `/globals/${slug}`, { _status: 'draft' }],
  },
  'restore a version as a draft': {
    after: 'published',
    request: (slug, _, version) => ['POST', `/globals/${slug}/versions/${version}?draft=true`],
  },
  'restore a version published': {
    after: 'published',
    request: (slug, _, version) => ['POST', `/globals/${slug}/versions/${version}`],
  },
}
