import { randomUUID } from 'node:crypto'

import type { CollectionSlug, Payload } from 'payload'

import { pdf, PIXEL, sent } from '@/tests/fixtures/files'

import { PASSWORD } from './people'

/** What a sample needs: ids of any page and account, for its relations; the word that tells one attempt from another. */
export type Context = { page: string; user: string; word: string }

/** Data of a new document of each collection, whose words hold that of the context where it has words; all different. */
export function sample(collection: CollectionSlug, { page, user, word }: Context) {
  const unique = randomUUID()
  const toUser = { relationTo: 'users', value: user }
  const hero = { title: word }
  const samples: Record<CollectionSlug, Record<string, unknown>> = {
    pages: { title: word, slug: unique, hero },
    calls: { name: word, opensAt: '2027-01-04T08:00:00.000Z' },
    profiles: { name: word },
    criteria: { name: word },
    'selection-steps': { text: word },
    images: { slug: `${unique}.png`, alt: word },
    documents: { slug: `${unique}-${word.toLowerCase()}.pdf` },
    redirects: { from: unique, to: page },
    users: {
      name: word,
      role: 'editor',
      email: `${unique}@example.gouv.fr`,
      password: unique,
      // Of whoever asks: every person of the matrix has this one.
      currentPassword: PASSWORD,
    },
    'review-requests': { document: { relationTo: 'pages', value: page }, note: word },
    'share-links': { page, expiresAt: '2027-01-04T08:00:00.000Z' },
    revisions: {},
    'imported-sources': { page, source: { word } },
    leases: { name: unique, holder: word, expiresAt: '2027-01-04T08:00:00.000Z' },
    'payload-kv': { key: unique, data: { word } },
    'payload-jobs': { taskSlug: 'schedulePublish', input: {}, queue: word },
    'payload-locked-documents': { document: { relationTo: 'pages', value: page }, user: toUser },
    'payload-preferences': { key: unique, value: word, user: toUser },
    'payload-migrations': { name: unique },
  }
  return samples[collection]
}

/** The field that holds the words of a document that a page shows. */
export const wordsIn = (collection: CollectionSlug, word: string): Record<string, unknown> => {
  if (collection === 'pages') return { title: word }
  if (collection === 'images') return { alt: word }
  if (collection === 'documents') return { slug: `${word}.pdf` }
  return collection === 'selection-steps' ? { text: word } : { name: word }
}

/** The file that comes with a new document of `collection`, if it is one of files. */
export function sampleFile(collection: CollectionSlug) {
  if (collection === 'images') return sent('photo.png', PIXEL)
  return collection === 'documents' ? sent('reglement.pdf', pdf()) : undefined
}

/** Makes a document with the server's own rights; returns its id. */
export async function made(
  payload: Payload,
  collection: CollectionSlug,
  data: Record<string, unknown>,
  draft = false,
): Promise<string> {
  // Payload makes a preference the asker's own: the one in the data asks.
  const owner = (data.user as { value?: string } | undefined)?.value
  const user = owner ? { id: owner, collection: 'users' as const } : undefined
  // One of each page: every other one needs a page of its own.
  const nothing = { page: '', user: '', word: 'Page' }
  const own = collection === 'imported-sources' && {
    page: await made(payload, 'pages', sample('pages', nothing)),
  }
  const all = { ...data, ...own } as never
  const common = { collection: collection as 'pages', data: all, draft, depth: 0 }
  const file = sampleFile(collection)
  const { id } = await payload.create({ ...common, file, user: user as never })
  return id
}
