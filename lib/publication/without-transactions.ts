import { randomUUID } from 'node:crypto'

import type {
  BaseDatabaseAdapter,
  GlobalSlug,
  Payload,
  PayloadRequest,
  TypeWithID,
  UpdateGlobalArgs,
  Where,
} from 'payload'

import { PUBLISHABLE } from '@/lib/publishable-slugs'

import { isWritten, newId, type DocumentChange } from './change'
import { databaseOf } from './database-of'
import { storedGlobal } from './global-change'
import { Publication } from './publication'

/** `collection`: none for the settings of the site. */
type Write = { collection?: string; req?: Partial<PayloadRequest> }

/**
 * Where the database has no transactions (MongoDB without a replica set), makes those that Payload
 * opens around each operation hold for publications: all that one writes, or nothing, even when the process dies in the
 * middle. From the first write of what visitors read, each change is written down before it is made, to be undone when
 * the operation fails, or by whoever comes after a crash. Drafts, which are one version each, cost nothing more.
 *
 * On a database with transactions nothing changes.
 */
export async function publishWhole(payload: Payload): Promise<void> {
  const db = databaseOf(payload)
  const begun = await db.beginTransaction()
  if (begun) return db.rollbackTransaction(begun)

  /** By the name that stands for a transaction; null: nothing is published by it yet. */
  const operations = new Map<string, Promise<Publication> | null>()
  const idOf = async (req: Write['req']) => String((await req?.transactionID) ?? '')

  db.beginTransaction = () => {
    const id = randomUUID()
    operations.set(id, null)
    return Promise.resolve(id)
  }
  db.commitTransaction = async (given) => {
    const id = String(await given)
    // Throws if it lasted too long: Payload then asks to roll it back.
    await (await operations.get(id))?.end()
    operations.delete(id)
  }
  db.rollbackTransaction = async (given) => {
    const id = String(await given)
    const publication = operations.get(id)
    operations.delete(id)
    await (await publication?.catch(() => null))?.undo()
  }

  /** The publication that `write` is part of; it begins now if `begins`. Null: none. */
  async function publicationOf(
    { collection, req }: Write,
    begins: boolean,
  ): Promise<Publication | null> {
    const id = await idOf(req)
    const isAside = collection !== undefined && !isWritten(collection)
    if (!operations.has(id) || isAside) return null
    const begun = operations.get(id)
    if (begun || !begins) return begun ?? null
    const beginning = Publication.begin(payload)
    operations.set(id, beginning)
    return beginning
  }

  const { create, createGlobal, deleteOne, updateGlobal, updateOne } = bound(db)
  db.create = async (args) => {
    const begins = isPublishable(args.collection) && args.data._status === 'published'
    const publication = await publicationOf(args, begins)
    if (!publication) return create(args)
    const id = String(args.customID ?? newId(payload))
    await publication.writeDown({ ...changeOf(args.collection, id), kind: 'made' })
    await publication.expectOurs()
    return create({ ...args, customID: id })
  }
  db.updateOne = async (args) => {
    const publication = await publicationOf(args, isPublishable(args.collection))
    if (publication) await writeDown(publication, 'changed', args)
    await publication?.expectOurs()
    return updateOne(args)
  }
  db.deleteOne = async (args) => {
    const publication = await publicationOf(args, false)
    if (publication) await writeDown(publication, 'removed', args)
    await publication?.expectOurs()
    return deleteOne(args)
  }

  db.updateGlobal = async (args) => {
    await writeDownGlobal(args)
    return updateGlobal(args) as Promise<never>
  }
  db.createGlobal = async (args) => {
    await writeDownGlobal(args)
    return createGlobal(args) as Promise<never>
  }

  /** Their drafts are versions only: whoever writes the settings themselves changes what visitors read. */
  async function writeDownGlobal({ req, slug }: Pick<UpdateGlobalArgs, 'req' | 'slug'>) {
    const global = payload.config.globals.find((one) => one.slug === slug && one.versions)
    const publication = global ? await publicationOf({ req }, true) : null
    if (!global || !publication) return
    const stored = await storedGlobal(payload, slug)
    const change = { kind: 'set', global: global.slug as GlobalSlug, at: now(), stored } as const
    if (!publication.knows(change)) await publication.writeDown(change)
    await publication.expectOurs()
  }

  async function writeDown(
    publication: Publication,
    kind: 'changed' | 'removed',
    { collection, id, where }: { collection: string; id?: number | string; where?: Where },
  ): Promise<void> {
    const wanted = id === undefined ? where : { id: { equals: id } }
    const stored = await db.findOne<TypeWithID>({ collection: collection as Slug, where: wanted })
    if (!stored) return
    const change = { ...changeOf(collection, String(stored.id)), kind, stored }
    if (kind === 'changed' && publication.knows(change)) return
    await publication.writeDown(change)
  }
}

type Slug = DocumentChange['collection']

const now = () => new Date().toISOString()

const changeOf = (collection: string, id: string) => ({
  collection: collection as Slug,
  id,
  at: now(),
})

const isPublishable = (collection: string) => PUBLISHABLE.some((slug) => slug === collection)

type Method = 'create' | 'createGlobal' | 'deleteOne' | 'updateGlobal' | 'updateOne'
type Bound = {
  [Name in Method]: (...args: Parameters<BaseDatabaseAdapter[Name]>) => Promise<unknown>
}

const bound = (db: BaseDatabaseAdapter): Bound => ({
  create: db.create.bind(db),
  createGlobal: db.createGlobal.bind(db),
  deleteOne: db.deleteOne.bind(db),
  updateGlobal: db.updateGlobal.bind(db),
  updateOne: db.updateOne.bind(db),
})
