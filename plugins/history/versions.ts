/** The versions of a document or a global, with the access rights of the caller. */
import type {
  PaginatedDocs,
  PayloadRequest,
  SanitizedCollectionConfig,
  SanitizedGlobalConfig,
  Where,
} from 'payload'

import type { Data } from '@/editing/changes/names'
import { isDocumentId, relationId } from '@/platform/database/ids'

/** The owner of a history: a document by its id, or a global. */
export type Subject =
  | { kind: 'document'; config: SanitizedCollectionConfig; id: string }
  | { kind: 'global'; config: SanitizedGlobalConfig }

export const PAGE_SIZE = 20

/**
 * One page of the history (counted from 1, newest first). Each version comes with the previous one, null for the first.
 * Returns the last page if `asked` is beyond it.
 */
export async function historyPage(req: PayloadRequest, subject: Subject, asked: number) {
  const first = await findVersions(req, subject, { limit: PAGE_SIZE, page: asked })
  const pages = first.totalPages
  const page = Math.max(1, Math.min(asked, pages))
  const found =
    page === asked ? first : await findVersions(req, subject, { limit: PAGE_SIZE, page })
  const versions = found.docs.map(versionOf)
  const next = await findVersions(req, subject, { limit: 1, page: page * PAGE_SIZE + 1 })
  const all = [...versions, ...next.docs.map(versionOf)]
  const entries = versions.map((version, index) => ({ version, previous: all[index + 1] ?? null }))
  return { entries, page, pages }
}

/** The version `id`; null if it does not belong to the subject. */
export const versionById = async (req: PayloadRequest, subject: Subject, id: string) =>
  isDocumentId(id, req.payload) ? newest(req, subject, { id: { equals: id } }) : null

/** The last version saved before `version`. */
export const versionBefore = (req: PayloadRequest, subject: Subject, version: Version) =>
  newest(req, subject, { updatedAt: { less_than: version.savedAt.toISOString() } })

const PUBLISHED: Where = { 'version._status': { equals: 'published' } }

/** The last version published before `version`; for a draft, the last published version. */
export const publishedBefore = (req: PayloadRequest, subject: Subject, version: Version) =>
  version.status === 'draft'
    ? lastPublished(req, subject)
    : newest(req, subject, {
        and: [PUBLISHED, { updatedAt: { less_than: version.savedAt.toISOString() } }],
      })

/** The last published version, which visitors read unless it was unpublished since. */
export const lastPublished = (req: PayloadRequest, subject: Subject) =>
  newest(req, subject, PUBLISHED)

async function newest(req: PayloadRequest, subject: Subject, where: Where) {
  const { docs } = await findVersions(req, subject, { limit: 1, page: 1, where })
  return docs[0] ? versionOf(docs[0]) : null
}

type VersionQuery = { limit: number; page: number; where?: Where }

/** The shape of Payload's result, the same for all collections. */
type StoredVersion = { id: string; updatedAt: string; autosave?: boolean | null; version: object }

async function findVersions(
  req: PayloadRequest,
  subject: Subject,
  { where = {}, ...asked }: VersionQuery,
): Promise<PaginatedDocs<StoredVersion>> {
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

function versionOf({ id, updatedAt, autosave, version }: StoredVersion) {
  const data = version as NonNullable<Data>
  return {
    id,
    savedAt: new Date(updatedAt),
    status: data._status === 'published' ? ('published' as const) : ('draft' as const),
    autosaved: Boolean(autosave),
    trashed: Boolean(data.deletedAt),
    /**
     * Id of the account; null if no person saved it or their account is deleted; undefined if the collection does not
     * record it.
     */
    author:
      'editedBy' in data
        ? (relationId(data.editedBy as string | { id: string } | null) ?? null)
        : undefined,
    data,
  }
}
