import type { CollectionSlug, Payload } from 'payload'

import { UNKNOWN_AUTHOR } from '@/editing/document-title'

import type { Names } from './changes'
import { labelOf, quoted } from './labels'

/**
 * Names, as they read today and drafts included, for all the documents that `ask` wants named: it is called once to
 * hear which, and must ask for the same ones again. A document that was deleted for good is said to be, and an account is
 * called as one that nobody signed with.
 */
export async function loadNames(payload: Payload, ask: (names: Names) => unknown): Promise<Names> {
  const asked = new Map<string, Set<string>>()
  ask((collection, id) => {
    asked.set(collection, (asked.get(collection) ?? new Set()).add(id))
    return id
  })
  const titles = new Map<string, string>()
  for (const [collection, ids] of asked) {
    for (const [id, title] of await titlesOf(payload, collection as CollectionSlug, [...ids])) {
      titles.set(`${collection}/${id}`, title)
    }
  }
  return (collection, id) => {
    const config = payload.collections[collection as CollectionSlug]?.config
    const label = labelOf(config?.labels.singular, collection)
    const title = titles.get(`${collection}/${id}`)
    if (title && config?.auth) return title
    if (title === undefined && config?.auth) return UNKNOWN_AUTHOR
    if (title === undefined) return `${label} (n’existe plus)`
    return title ? `${label} ${quoted(title)}` : `${label} sans titre`
  }
}

/** Whoever may read the history may read what its documents are called. */
async function titlesOf(payload: Payload, collection: CollectionSlug, ids: string[]) {
  const useAsTitle = payload.collections[collection].config.admin.useAsTitle
  const { docs } = await payload.find({
    collection,
    where: { id: { in: ids } },
    draft: true,
    trash: true,
    depth: 0,
    pagination: false,
  })
  return docs.map((doc) => {
    const title = (doc as unknown as Record<string, unknown>)[useAsTitle ?? 'id']
    return [doc.id, typeof title === 'string' ? title.trim() : ''] as const
  })
}
