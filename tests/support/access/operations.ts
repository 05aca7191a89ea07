import type { CollectionSlug, Payload } from 'payload'

import type { Call } from './calls'
import { made, sample, wordsIn, type Context } from './samples'

/**
 * A document made for one attempt, and what is attempted. `shows`: for what is read, the text in the answer that proves
 * that it was.
 */
type Attempt = { id: string; call: Call; shows?: string }

export type Prepare = (
  payload: Payload,
  collection: CollectionSlug,
  context: Context,
) => Attempt | Promise<Attempt>

const now = () => new Date().toISOString()
const published = { _status: 'published' }

/** Every operation on documents that a page shows, named as in the matrix. The word of the context is in what matters. */
export const ON_SHOWN = {
  'create a draft': (_payload, slug, context) => ({
    id: '',
    call: { kind: 'create', data: sample(slug, context.word, context), draft: true },
  }),
  'create published': (_payload, slug, context) => ({
    id: '',
    call: {
      kind: 'create',
      data: { ...sample(slug, context.word, context), ...published },
      draft: false,
    },
  }),
  'duplicate as a draft': async (payload, slug, context) => ({
    id: await inPublic(payload, slug, context),
    call: { kind: 'duplicate', data: sample(slug, context.word, context), draft: true },
  }),
  'read published': async (payload, slug, context) => ({
    id: await inPublic(payload, slug, context, context.word),
    call: { kind: 'find' },
    shows: context.word,
  }),
  'read a draft': async (payload, slug, context) => ({
    id: await made(payload, slug, sample(slug, context.word, context), true),
    call: { kind: 'find', draft: true },
    shows: context.word,
  }),
  'read a draft over the published': async (payload, slug, context) => ({
    id: await withDraft(payload, slug, context),
    call: { kind: 'find', draft: true },
    shows: context.word,
  }),
  'read trashed': async (payload, slug, context) => ({
    id: await inTrash(payload, slug, context),
    call: { kind: 'find', draft: true, trash: true },
    shows: context.word,
  }),
  'read versions': async (payload, slug, context) => ({
    id: await inPublic(payload, slug, context, context.word),
    call: { kind: 'versions' },
    shows: context.word,
  }),
  'change as a draft': change({ draft: true }),
  'change and publish': change({ draft: false, data: published }),
  'change the published': change({ draft: false }),
  'change many as drafts': change({ draft: true, kind: 'changeMany' }),
  'publish many': change({ draft: false, data: published, kind: 'changeMany' }),
  unpublish: change({ draft: false, data: { _status: 'draft' } }),
  'move to the trash': async (payload, slug, context) => ({
    id: await inPublic(payload, slug, context),
    call: { kind: 'change', data: { deletedAt: now() }, draft: false },
  }),
  'take out of the trash': async (payload, slug, context) => ({
    id: await inTrash(payload, slug, context),
    call: { kind: 'change', data: { deletedAt: null, ...published }, draft: false, trash: true },
  }),
  'delete for good': async (payload, slug, context) => ({
    id: await inPublic(payload, slug, context),
    call: { kind: 'delete' },
  }),
  'delete for good from the trash': async (payload, slug, context) => ({
    id: await inTrash(payload, slug, context),
    call: { kind: 'delete', trash: true },
  }),
  'delete many for good': async (payload, slug, context) => ({
    id: await inPublic(payload, slug, context),
    call: { kind: 'deleteMany' },
  }),
  'restore a version as a draft': async (payload, slug, context) => ({
    id: await firstVersion(payload, slug, await inPublic(payload, slug, context)),
    call: { kind: 'restore', draft: true },
  }),
  'restore a version published': async (payload, slug, context) => ({
    id: await firstVersion(payload, slug, await inPublic(payload, slug, context)),
    call: { kind: 'restore', draft: false },
  }),
} satisfies Record<string, Prepare>

/** Every operation on the others. */
export const ON_OTHERS = {
  create: (_payload, slug, context) => ({
    id: '',
    call: { kind: 'create', data: sample(slug, context.word, context), draft: false },
  }),
  read: async (payload, slug, context) => {
    const id = await made(payload, slug, sample(slug, context.word, context))
    return { id, call: { kind: 'find' }, shows: id }
  },
  change: async (payload, slug, context) => ({
    id: await made(payload, slug, sample(slug, 'Avant', context)),
    call: { kind: 'change', data: sample(slug, context.word, context), draft: false },
  }),
  delete: async (payload, slug, context) => ({
    id: await made(payload, slug, sample(slug, 'Avant', context)),
    call: { kind: 'delete' },
  }),
  unlock: async (payload, slug, context) => {
    const data = sample(slug, 'Avant', context)
    return {
      id: await made(payload, slug, data),
      call: { kind: 'unlock', email: String(data.email) },
    }
  },
} satisfies Record<string, Prepare>

function change(options: {
  kind?: 'change' | 'changeMany'
  draft: boolean
  data?: Record<string, unknown>
}): Prepare {
  const { kind = 'change', draft, data = {} } = options
  return async (payload, slug, context) => ({
    id: await inPublic(payload, slug, context),
    call: { kind, data: { ...wordsIn(slug, context.word), ...data }, draft },
  })
}

const inPublic = (payload: Payload, slug: CollectionSlug, context: Context, word = 'Avant') =>
  made(payload, slug, { ...sample(slug, word, context), ...published })

async function withDraft(payload: Payload, slug: CollectionSlug, context: Context) {
  const id = await inPublic(payload, slug, context)
  const data = wordsIn(slug, context.word)
  await payload.update({ collection: slug as 'pages', id, data, draft: true })
  return id
}

async function inTrash(payload: Payload, slug: CollectionSlug, context: Context) {
  const id = await inPublic(payload, slug, context, context.word)
  await payload.update({ collection: slug as 'pages', id, data: { deletedAt: now() } })
  return id
}

async function firstVersion(payload: Payload, slug: CollectionSlug, parent: string) {
  const where = { parent: { equals: parent } }
  const { docs } = await payload.findVersions({ collection: slug as 'pages', where, limit: 1 })
  return docs[0]!.id
}
