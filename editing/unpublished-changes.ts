/** What staff have written and visitors do not read yet. */
import type { Payload, PayloadRequest, TypedUser, TypeWithID, TypeWithVersion } from 'payload'

import type { User } from '@/payload-types'

import { isBlank } from './blank-drafts'
import { documentName } from './document-title'
import { readsSame } from './history/describe'
import { inTurn } from './find'
import { publishableSlugs, type PublishableSlug } from './publishable-slugs'

type Draft = TypeWithID & { editedBy?: string | User | null }

type Reader = {
  user: TypedUser | null | undefined
  /** Where a transaction is open, the request that holds it. */
  req?: PayloadRequest
  /** Only these documents; all when it is not given. */
  only?: Partial<Record<PublishableSlug, string[]>>
}

/**
 * The documents whose latest version is not published, newest first, without drafts that are empty or read as what is published. Reads as
 * `user` may; throws without one.
 */
export async function unpublishedChanges(payload: Payload, { user, req, only }: Reader) {
  const asUser = { user, req, overrideAccess: false, pagination: false } as const
  const changes = await inTurn(publishableSlugs(payload), async (collection) => {
    if (only && !only[collection]?.length) return []
    const { docs: drafts } = await payload.findVersions({
      collection,
      where: {
        latest: { equals: true },
        'version._status': { equals: 'draft' },
        'version.deletedAt': { exists: false },
        ...(only && { parent: { in: only[collection] } }),
      },
      depth: 1,
      populate: { users: { name: true } },
      ...asUser,
    })
    const versions = drafts.filter(({ version }) => !isBlank(version))
    const ids = versions.map(({ parent }) => parent as string)
    if (!ids.length) return []
    const { docs } = await payload.find({
      collection,
      where: { id: { in: ids }, _status: { equals: 'published' } },
      draft: false,
      depth: 0,
      ...asUser,
    })
    const published = new Map(docs.map((doc) => [doc.id, doc]))
    const { flattenedFields, upload } = payload.collections[collection].config
    return versions
      .map((version) =>
        changeOf(payload, collection, version, published.get(version.parent as string) ?? null),
      )
      .filter(
        // Another file may have the same name and size: a draft of a file always waits.
        ({ draft, published }) =>
          upload || !published || !readsSame(published, draft, flattenedFields),
      )
  })
  return changes.toSorted((a, b) => b.updatedAt.getTime() - a.updatedAt.getTime())
}

/** A document and its latest version. */
export type UnpublishedChange = ReturnType<typeof changeOf>

function changeOf(
  payload: Payload,
  collection: PublishableSlug,
  { parent, updatedAt, version }: TypeWithVersion<Draft>,
  published: TypeWithID | null,
) {
  const { editedBy } = version
  return {
    collection,
    id: String(parent),
    ...documentName(payload, collection, version),
    /** `modified`: an older version of it is published; `draft`: none is. */
    status: published ? ('modified' as const) : ('draft' as const),
    updatedAt: new Date(updatedAt),
    /** Name of who saved the latest version; null when no person did, or their account is gone. */
    editedBy: typeof editedBy === 'object' ? (editedBy?.name ?? null) : null,
    /** The latest version itself, relations as ids but for who edited it. */
    draft: version,
    /** What visitors read of it, relations as ids; null when nothing is. */
    published,
  }
}
