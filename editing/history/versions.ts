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

export const PAGE_SIZE = 20

/**
 * One page of the history, counted from 1, newest first, each version with the one before it in time, null before the first;
 * the last page when `asked` is beyond.
 */
export async function historyPage(req: PayloadRequest, subject: Subject, asked: number) {
  const first = await find(req, subject, { limit: PAGE_SIZE, page: asked })
  const pages = first.totalPages
  const page = Math.max(1, Math.min(asked, pages))
  const found = page === asked ? first : await find(req, subject, { limit: PAGE_SIZE, page })
  const versions = found.docs.map(versionOf)
  const next = await find(req, subject, { limit: 1, page: page * PAGE_SIZE + 1 })
  const all = [...versions, ...next.docs.map(versionOf)]
  const entries = versions.map((version, index) => ({ version, previous: all[index + 1] ?? null }))
  return { entries, page, pages }
}

/** The version of that id, if it is one of the subject’s. */
export const versionById = async (req: PayloadRequest, subject: Subject, id: string) =>
  isDocumentId(id, req.payload) ? newest(req, subject, { id: { equals: id } }) : null

/** The version that was saved last before `version`. */
export const versionBefore = (req: PayloadRequest, subject: Subject, version: Version) =>
  newest(req, subject, { updatedAt: { less_than: version.savedAt.toISOString() } })

const PUBLISHED: Where = { 'version._status': { equals: 'published' } }

/** What was published before `version` was: for a draft, what is published now. */
export const publishedBefore = (req: PayloadRequest, subject: Subject, version: Version) =>
  version.status === 'draft'
    ? lastPublished(req, subject)
    : newest(req, subject, {
        and: [PUBLISHED, { updatedAt: { less_than: version.savedAt.toISOString() } }],
      })

/** The version last published, which visitors read unless it was withdrawn since. */
export const lastPublished = (req: PayloadRequest, subject: Subject) =>
  newest(req, subject, PUBLISHED)

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

export type Version = ReturnType<typeof versionOf>

function versionOf({ id, updatedAt, autosave, version }: Stored) {
  const data = version as NonNullable<Data>
  return {
    id,
    savedAt: new Date(updatedAt),
    status: data._status === 'published' ? ('published' as const) : ('draft' as const),
    autosaved: Boolean(autosave),
    trashed: Boolean(data.deletedAt),
    /** Id of the account, null when no person saved it or their account is gone, undefined where it is not kept. */
    author:
      'editedBy' in data
        ? (relationId(data.editedBy as string | { id: string } | null) ?? null)
        : undefined,
    data,
  }
}
