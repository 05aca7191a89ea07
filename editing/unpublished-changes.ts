/** The changes of staff that are not published yet. */
import type { Payload, PayloadRequest, TypedUser, TypeWithID, TypeWithVersion } from 'payload'

import type { User } from '@/payload-types'

import { isBlank } from './blank-drafts'
import { documentName } from './document-title'
import { readsSame } from './changes/describe'
import { mapInOrder } from './find'
import { publishableSlugs, type PublishableSlug } from './publishable-slugs'

type Draft = TypeWithID & { editedBy?: string | User | null }

type Reader = {
  user: TypedUser | null | undefined
  /** The request that holds the open transaction, if any. */
  req?: PayloadRequest
  /** Restricts the result to these documents. */
  only?: Partial<Record<PublishableSlug, string[]>>
}

/**
 * The documents whose latest version is not published, newest first. Leaves out empty drafts and drafts equal to the
 * published version. Applies the access rights of `user`; throws without a user.
 */
export async function unpublishedChanges(payload: Payload, { user, req, only }: Reader) {
  const asUser = { user, req, overrideAccess: false, pagination: false } as const
  const changes = await mapInOrder(publishableSlugs(payload), async (collection) => {
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
        // Another file may have the same name and size, so a draft of a file always counts as changed.
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
    /** `modified`: an older version is published; `draft`: no version is. */
    status: published ? ('modified' as const) : ('draft' as const),
    updatedAt: new Date(updatedAt),
    /** Name of the author of the latest version; null if no person saved it or their account is deleted. */
    editedBy: typeof editedBy === 'object' ? (editedBy?.name ?? null) : null,
    /** The latest version, with relations as ids except `editedBy`. */
    draft: version,
    /** The published version, with relations as ids; null if there is none. */
    published,
  }
}
