import type { CollectionSlug, Payload } from 'payload'

import type { PageView } from '@/components/views'
import { fieldsOf } from '@/fields/fields-of'
import type { Page, User } from '@/payload-types'
import { isDocumentId, relationId } from '@/platform/database/ids'
import { completed } from '@/site/content/completed'
import { inRubric } from '@/site/content/current-call'
import { pageView } from '@/site/content/page-view'
import { modelOf, readBy, withShown } from '@/site/content/reader'
import { ownerValues } from '@/text/variables'

/**
 * Returns the version `id` of a page, as `user` may read it, with the documents that it showed as they were then, and when
 * it was saved; null when there is none.
 */
export async function pageVersion(
  payload: Payload,
  id: string,
  user: User,
): Promise<{ page: Page; savedAt: Date } | null> {
  if (!isDocumentId(id, payload)) return null
  const asked = { overrideAccess: false, user, ...withShown(payload) }
  const found = await payload.findVersionByID({
    collection: 'pages',
    id,
    disableErrors: true,
    ...asked,
  })
  const pageId = relationId(found?.parent as string | undefined)
  if (!found || !pageId) return null

  // A published page showed only the published versions of its documents.
  const status =
    found.version._status === 'published' ? [{ 'version._status': { equals: 'published' } }] : []
  const asItWas = async (collection: CollectionSlug, related: unknown): Promise<unknown> => {
    const parent = relationId(related as string | { id: string })
    const { docs } = await payload.findVersions({
      collection,
      where: {
        and: [
          { parent: { equals: parent } },
          { updatedAt: { less_than_equal: found.updatedAt } },
          ...status,
        ],
      },
      sort: '-updatedAt',
      limit: 1,
      pagination: false,
      ...asked,
    })
    return docs[0] ? { ...docs[0].version, id: parent } : related
  }
  const { flattenedFields } = payload.collections.pages.config
  for (const { field, value } of fieldsOf(flattenedFields, found.version)) {
    if (field.type !== 'relationship' || typeof field.relationTo !== 'string') continue
    if (!Array.isArray(value) || !modelOf(payload).documents(field.relationTo).length) continue
    for (const [index, related] of value.entries()) {
      value[index] = await asItWas(field.relationTo, related)
    }
  }
  return { page: { ...found.version, id: pageId }, savedAt: new Date(found.updatedAt) }
}

/** Returns what `staff` see at `instant` in `page`, a version of a page, as `contentAt` does for the latest version. */
export async function versionAt(
  payload: Payload,
  page: Page,
  instant: Date,
  staff: User,
): Promise<PageView> {
  const reader = { staff }
  const [inIt, settings] = await Promise.all([
    inRubric(payload, page, instant, reader),
    payload.findGlobal({ slug: 'site', ...readBy(reader), depth: 0 }),
  ])
  const owner = ownerValues(settings)
  const { page: view } = pageView(inIt.page, instant, modelOf(payload), inIt.head, owner)
  return completed(payload, view, page.id, reader)
}
