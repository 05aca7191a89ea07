import type { CollectionAfterChangeHook, TypeWithID } from 'payload'

import { describe } from '@/editing/history/describe'
import { byId } from '@/editing/history/names'
import { changeVersion, storedVersion } from '@/editing/history/stored'
import { publishedVersion } from '@/editing/published'

type Saved = TypeWithID & Record<string, unknown> & { _status?: string; deletedAt?: string | null }

/**
 * After a draft is saved: one that reads as what is published is no draft, and nothing waits. Its version is then told from
 * a publication by being marked as saved by the form itself, so that the next key goes on in it.
 */
export const settleEqualDraft: CollectionAfterChangeHook = async ({
  collection,
  doc,
  operation,
  req,
}) => {
  const { id, _status } = doc as Saved
  if (operation !== 'update' || _status !== 'draft') return
  const published = await publishedVersion(collection.slug, String(id), req)
  if (!published) return
  const latest = await storedVersion<Saved>(req, { collection: collection.slug, id: String(id) })
  if (!latest || latest.version.deletedAt) return
  const before = published as unknown as Saved
  if (describe(before, latest.version, collection.flattenedFields, byId).length > 0) return
  const version = { ...latest.version, _status: 'published' }
  await changeVersion(req, collection.slug, latest, { autosave: true, version })
  return { ...(doc as Saved), _status: 'published' }
}
