/** The versions of a document or of a global, as whoever asks may read them. */
import type {
  PaginatedDocs,
  PayloadRequest,
  SanitizedCollectionConfig,
  SanitizedGlobalConfig,
  Where,
} from 'payload'

import { isDocumentId, relationId } from '@/platform/database/ids'

import type { Data } from './names'

/** What has a history: a document by its id, or a global. */
export type Subject =
  | { kind: 'document'; config: SanitizedCollectionConfig; id: string }
  | { kind: 'global'; config: SanitizedGlobalConfig }

/** `author`: id of the account, null when no person saved it or their account is gone, undefined where it is not kept. */
export type Version = {
  id: string
  savedAt: Date
  status: 'published' | 'draft'
  autosaved: boolean
  trashed: boolean
  author: string | null | undefined
  data: NonNullable<Data>
}

export const PAGE_SIZE = 20

export type HistoryPage = {
  /** Newest first, each with the one before it in time; null before the first. */
  entries: { version: Version; previous: Version | null }[]
  page: number
  pages: number
}

/** One page of the history, counted from 1; the last one when `page` is beyond. */
export async function historyPage(
  req: PayloadRequest,
  subject: Subject,
  page: number,
): Promise<HistoryPage> {
  const found = await find(req, subject, { limit: PAGE_SIZE, page })
  if (page > found.totalPages && page > 1) return historyPage(req, subject, found.totalPages)
  const versions = found.docs.map(versionOf)
  const next = await find(req, subject, { limit: 1, page: page * PAGE_SIZE + 1 })
  const all = [...versions, ...next.docs.map(versionOf)]
  return {
    entries: versions.map((version, index) => ({ version, previous: all[index + 1] ?? null })),
    page,
    pages: found.totalPages,
  }
}

/** The version of that id, if it is one of the subject’s. */
export const versionById = async (req: PayloadRequest, subject: Subject, id: string) =>
  isDocumentId(id, req.payload) ? newest(req, subject, { id: { equals: id } }) : null

/** The version that was saved last before `version`. */
export const versionBefore = (req: PayloadRequest, subject: Subject, version: Version) =>
  newest(req, subject, { updatedAt: { less_than: version.savedAt.toISOString() } })

/** What was published before `version` was: for a draft, what is published now. */
export const publishedBefore = (req: PayloadRequest, subject: Subject, version: Version) =>
  version.status === 'draft'
    ? lastPublished(req, subject)
    : newestPublication(req, subject, { updatedAt: { less_than: version.savedAt.toISOString() } })

/** The version last published, which visitors read unless it was withdrawn since. */
export const lastPublished = (req: PayloadRequest, subject: Subject) =>
  newestPublication(req, subject, {})

/** A form that saved what was published already has published nothing: see `editing/saving/settle-equal-draft`. */
async function newestPublication(req: PayloadRequest, subject: Subject, where: Where) {
  const published = { and: [{ 'version._status': { equals: 'published' } }, where] }
  for (let page = 1; ; page += 1) {
    const found = await find(req, subject, { limit: PAGE_SIZE, page, where: published })
    const publication = found.docs.map(versionOf).find(({ autosaved }) => !autosaved)
    if (publication || !found.hasNextPage) return publication ?? null
  }
}

async function newest(req: PayloadRequest, subject: Subject, where: Where) {
  const { docs } = await find(req, subject, { limit: 1, page: 1, where })
  return docs[0] ? versionOf(docs[0]) : null
}

type Asked = { limit: number; page: number; where?: Where }

/** As Payload answers it, whatever the collection. */
type Stored = { id: string; updatedAt: string; autosave?: boolean | null; version: object }

async function find(
  req: PayloadRequest,
  subject: Subject,
  { where = {}, ...asked }: Asked,
): Promise<PaginatedDocs<Stored>> {
  const { payload, user } = req
  const common = { ...asked, depth: 0, sort: '-updatedAt', overrideAccess: false, req, user }
  if (subject.kind === 'global') {
    return payload.findGlobalVersions({ ...common, slug: subject.config.slug, where })
  }
  return payload.findVersions({
    ...common,
    collection: subject.config.slug,
    trash: true,
    where: { and: [{ parent: { equals: subject.id } }, where] },
  })
}

function versionOf({ id, updatedAt, autosave, version }: Stored): Version {
  const data = version as NonNullable<Data>
  return {
    id,
    savedAt: new Date(updatedAt),
    status: data._status === 'published' ? 'published' : 'draft',
    autosaved: Boolean(autosave),
    trashed: Boolean(data.deletedAt),
    author:
      'editedBy' in data
        ? (relationId(data.editedBy as string | { id: string } | null) ?? null)
        : undefined,
    data,
  }
}
