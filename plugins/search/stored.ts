import { createLocalReq, type Payload, type PayloadRequest, type TypeWithVersion } from 'payload'

import { PUBLIC } from '@/access/roles'
import { hasDrafts } from '@/collections/extend'
import { publishedGlobal } from '@/editing/published'

import type { Subject } from './subjects'

/** A stored document in its latest version, drafts included. */
export type StoredDocument = Record<string, unknown> & {
  id?: string
  _status?: string | null
  updatedAt?: string
}

/**
 * The latest version of each document of `subject` with one of `ids`; that of a global, for any `ids`. In the
 * transaction of `req`, if there is one.
 */
export async function latestVersions(
  payload: Payload,
  subject: Subject,
  ids: string[],
  req?: PayloadRequest,
): Promise<{ id: string; doc: StoredDocument }[]> {
  if (subject.kind === 'global') {
    const version = await latestOfGlobal(payload, subject, req)
    return version ? [{ id: '', doc: version.version }] : []
  }
  const common = { collection: subject.slug, pagination: false, req }
  const { docs } = hasDrafts(subject.config)
    ? await payload.db.queryDrafts<StoredDocument & { id: string }>({
        ...common,
        where: { parent: { in: ids } },
      })
    : await payload.db.find<StoredDocument & { id: string }>({
        ...common,
        where: { id: { in: ids } },
      })
  return docs.map((doc) => ({ id: String(doc.id), doc }))
}

/** What visitors read of those of `latest` that are drafts, by id. */
export async function publishedBelow(
  payload: Payload,
  subject: Subject,
  latest: { id: string; doc: StoredDocument }[],
): Promise<Map<string, StoredDocument>> {
  const ids = latest.flatMap(({ doc, id }) => (doc._status === 'draft' ? [id] : []))
  if (!ids.length) return new Map()
  if (subject.kind === 'global') {
    const doc = await publishedGlobal(subject.slug, await createLocalReq({}, payload))
    return new Map(doc ? [['', doc as object as StoredDocument]] : [])
  }
  const { docs } = await payload.db.find<StoredDocument & { id: string }>({
    collection: subject.slug,
    where: { and: [PUBLIC, { id: { in: ids } }] },
    pagination: false,
  })
  return new Map(docs.map((doc) => [String(doc.id), doc]))
}

async function latestOfGlobal(
  { db }: Payload,
  { slug: global }: Subject & { kind: 'global' },
  req?: PayloadRequest,
): Promise<TypeWithVersion<StoredDocument> | undefined> {
  const { docs } = await db.findGlobalVersions<StoredDocument>({
    global,
    where: { latest: { equals: true } },
    limit: 1,
    pagination: false,
    req,
  })
  return docs[0]
}
