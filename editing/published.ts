import type { CollectionSlug, GlobalSlug, PayloadRequest, TypeWithID } from 'payload'

import { PUBLIC } from '@/access/roles'
import { allOf } from '@/editing/find'
import type { PublishableSlug } from '@/editing/publishable-slugs'
import type { Call, Page } from '@/payload-types'
import { relationId } from '@/platform/database/ids'
import type { FileFolder } from '@/text/site-path'

/** The published version of each call in `relations`, in order, without the calls that are not published. */
export async function publishedCalls(
  relations: Page['calls'],
  req: PayloadRequest,
): Promise<Call[]> {
  const ids = (relations ?? []).flatMap((relation) => relationId(relation) ?? [])
  const calls = ids.length ? await published(req, 'calls', { id: { in: ids } }) : []
  return ids.flatMap((id) => calls.find((call) => call.id === id) ?? [])
}

/** The published version of the pages that show the call `id`. */
export const pagesOfCall = (id: string, req: PayloadRequest): Promise<Page[]> =>
  published(req, 'pages', { calls: { in: [id] } })

type Slug = PublishableSlug

/** A filter: documents with these ids, or that show one of these calls. Without either, it matches all documents. */
type PublishedFilter = { id?: { in: string[] }; calls?: { in: string[] } }

/**
 * The published version of the documents of `collection` that match `where`. During the checks of a group publication
 * (`plugins/publish-together`), the documents of the group count as already published.
 */
export async function published<One extends Slug>(
  req: PayloadRequest,
  collection: One,
  where: PublishedFilter,
) {
  const docs = await allOf(req, collection, {
    where: { and: [{ ...where }, { _status: { equals: 'published' } }] },
  })
  const together = publishedTogether(req, collection) as typeof docs
  return [...withoutThose(docs, together), ...together.filter((doc) => isAsked(doc, where))]
}

type Addressed = { id: string; slug: string }

/**
 * The addresses of all published documents, with the same rule as `published`. Reading the texts of thousands of pages
 * would take seconds.
 */
export async function publishedAddresses(
  req: PayloadRequest,
  collection: 'pages' | FileFolder,
): Promise<Addressed[]> {
  const { docs } = await req.payload.db.find<Addressed>({
    collection,
    where: PUBLIC,
    select: { slug: true },
    pagination: false,
    req,
  })
  const together = publishedTogether(req, collection) as Addressed[]
  return [...withoutThose(docs, together), ...together]
}

function withoutThose<One extends { id: string }>(docs: One[], others: { id: string }[]): One[] {
  const ids = new Set(others.map(({ id }) => id))
  return docs.filter(({ id }) => !ids.has(id))
}

type Together = Partial<Record<Slug, { id: string }[]>>

/** Remembers in the request that these documents, in this state, are about to be published together. */
export function rememberPublishedTogether(req: PayloadRequest, documents: Together): void {
  req.context.publishedTogether = documents
}

const publishedTogether = (req: PayloadRequest, collection: Slug) =>
  (req.context.publishedTogether as Together | undefined)?.[collection] ?? []

/** A version older than the latest that a request publishes. `savedAt`: ISO; `isBelowDraft`: a newer draft stays above it. */
type Held = { savedAt: string; isBelowDraft: boolean }

/** Remembers that the request publishes an older version. */
export const rememberHeld = (req: PayloadRequest, held: Held): void =>
  void (req.context.publishesHeld = held)

/** The older version that the request publishes; undefined if it publishes the latest. */
export const publishesHeld = (req: PayloadRequest) => req.context.publishesHeld as Held | undefined

function isAsked(
  doc: { id: string; calls?: Page['calls'] },
  { id, calls }: PublishedFilter,
): boolean {
  const shown = (doc.calls ?? []).map(relationId)
  return (
    (!id || id.in.includes(doc.id)) && (!calls || calls.in.some((call) => shown.includes(call)))
  )
}

type StoredVersion = TypeWithID & { _status?: string | null; updatedAt: string }

/** The published version of the document `id`, even if its latest draft differs; null if it is not published. */
export async function publishedVersion(
  collection: CollectionSlug,
  id: string,
  req: PayloadRequest,
): Promise<StoredVersion | null> {
  const stored = await req.payload.db.findOne<StoredVersion>({
    collection,
    req,
    where: { id: { equals: id } },
  })
  return stored?._status === 'published' ? stored : null
}

/** The published version of a global, even if its latest draft differs; null if it is not published. */
export async function publishedGlobal(
  slug: GlobalSlug,
  req: PayloadRequest,
): Promise<StoredVersion | null> {
  const stored = await req.payload.db.findGlobal<StoredVersion>({ slug, req })
  return stored?._status === 'published' ? stored : null
}

/**
 * Every document of `collection` outside the trash: its published version or, with `draft`, its latest version. Calls
 * the database adapter: with thousands of pages, Payload's `find` is many times slower.
 */
export async function storedDocuments<Doc extends TypeWithID>(
  req: PayloadRequest,
  collection: CollectionSlug,
  draft: boolean,
): Promise<Doc[]> {
  const { db } = req.payload
  const common = { collection, pagination: false, req }
  const { docs } = draft
    ? await db.queryDrafts<Doc>({
        ...common,
        where: { 'version.deletedAt': { exists: false } },
      })
    : await db.find<Doc>({ ...common, where: { deletedAt: { exists: false } } })
  return docs
}
