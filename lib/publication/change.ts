import { randomBytes, randomUUID } from 'node:crypto'

import type { CollectionSlug, Payload, TypeWithID, Where } from 'payload'

import { PUBLISHABLE } from '@/lib/publishable-slugs'

import { databaseOf } from './database-of'
import { undoGlobalChange, type GlobalChange } from './global-change'

/** What a publication does to one document, with what it takes to undo it. `at`: just before, ISO. */
export type DocumentChange = { collection: CollectionSlug; id: string; at: string } & (
  { kind: 'made' } | { kind: 'changed' | 'removed'; stored: TypeWithID }
)
export type Change = DocumentChange | GlobalChange

/** What `change` is about, the same for all changes of it. */
export const subjectOf = (change: Change): string =>
  change.kind === 'set' ? `globals/${change.global}` : `${change.collection}/${change.id}`

/** The collections that a publication may write, the marks of changes and what Payload keeps for itself apart. */
const WRITTEN: readonly CollectionSlug[] = [
  ...PUBLISHABLE,
  'redirects',
  'review-requests',
  'imported-sources',
  'payload-jobs',
]

export const isWritten = (collection: string) => WRITTEN.some((slug) => slug === collection)

/** An id of the form that the database gives by itself, for a document that is about to be made. */
export function newId(payload: Payload): string {
  if (databaseOf(payload).name !== 'mongoose') return randomUUID()
  const seconds = Math.floor(Date.now() / 1000)
  return seconds.toString(16).padStart(8, '0') + randomBytes(8).toString('hex')
}

/**
 * Puts the document of `change` back as it was, unless somebody else has changed it after `since` (ISO). To do so twice
 * does no more than once.
 */
export async function undoChange(payload: Payload, change: Change, since?: string): Promise<void> {
  if (change.kind === 'set') return undoGlobalChange(payload, change, since)
  const { collection, id } = change
  const db = databaseOf(payload)
  const where = { id: { equals: id } }
  switch (change.kind) {
    case 'made':
      if (hasVersions(payload, collection)) {
        await db.deleteVersions({ collection, where: { parent: { equals: id } } })
      }
      await db.deleteOne({ collection, where })
      return
    case 'removed':
      if (await db.findOne({ collection, where })) return
      await db.create({ collection, customID: id, data: { ...change.stored } })
      return
    case 'changed':
      return putBack(payload, change, since)
    default:
      return change satisfies never
  }
}

/**
 * What visitors read, as it was, and the draft as the latest version. The versions that the publication made go away, so
 * that the history does not tell of one that did not last; a draft that was saved meanwhile stays.
 */
async function putBack(
  payload: Payload,
  { collection, id, at, stored }: DocumentChange & { stored: TypeWithID },
  since?: string,
): Promise<void> {
  const db = databaseOf(payload)
  const now = await db.findOne<TypeWithID & Timed>({ collection, where: { id: { equals: id } } })
  if (now && since && now.updatedAt > since) return
  if (hasVersions(payload, collection)) {
    const isOurs: Where[] = [{ 'version._status': { equals: 'published' } }]
    // Taken off line or put in the trash, a document's version is none that is published.
    if (now && now.updatedAt > at) isOurs.push({ 'version.updatedAt': { equals: now.updatedAt } })
    await db.deleteVersions({
      collection,
      where: {
        and: [
          { parent: { equals: id } },
          { createdAt: { greater_than_equal: at } },
          { or: isOurs },
        ],
      },
    })
    await markLatest(payload, collection, id)
  }
  // MongoDB keeps the fields that an update does not name.
  const missing = Object.keys(now ?? {}).filter((name) => !(name in stored))
  const data = { ...Object.fromEntries(missing.map((name) => [name, null])), ...stored }
  await db.updateOne({ collection, id, data })
}

type Timed = { updatedAt: string }

/** Of the versions left, the newest is the latest. */
async function markLatest(payload: Payload, collection: CollectionSlug, id: string) {
  const db = databaseOf(payload)
  const { docs } = await db.findVersions<TypeWithID>({
    collection,
    where: { parent: { equals: id } },
    sort: '-updatedAt',
    limit: 1,
  })
  const newest = docs[0]
  if (!newest || newest.latest) return
  await db.updateVersion({
    collection,
    id: newest.id,
    versionData: { ...newest, latest: true },
  })
}

const hasVersions = (payload: Payload, collection: CollectionSlug) =>
  Boolean(payload.collections[collection].config.versions)
