import type { PayloadRequest } from 'payload'

import { labelOf } from '@/editing/label-of'
import type { PublishableSlug } from '@/editing/publishable-slugs'
import { publishedVersion } from '@/editing/published'
import { checkedTexts } from '@/fields/fields-of'

import { findingsIn } from './check-document'
import { formContext } from './form-context'

/** What to look at again, and the field in which it is. */
export type Warning = { path: string; label: string; message: string; excerpt: string }

/**
 * What whoever publishes `doc`, of `collection`, should have seen: what is left to write or to bring up to date, and what
 * else may be wrong that visitors do not read already. What is refused is not among it.
 */
export async function warningsOf(
  req: PayloadRequest,
  collection: PublishableSlug,
  doc: object & { id?: string | number },
): Promise<Warning[]> {
  const { flattenedFields } = req.payload.collections[collection].config
  const context = await formContext(req, collection, doc.id)
  const warningsIn = (version: unknown) =>
    findingsIn(checkedTexts(flattenedFields, version), context).filter(
      ({ severity }) => severity === 'warning',
    )
  const found = warningsIn(doc)
  if (!found.length) return []
  const published = doc.id ? await publishedVersion(collection, String(doc.id), req) : null
  const known = published ? warningsIn(published).map(({ excerpt }) => excerpt) : []
  return found
    .filter(({ excerpt, isLeft }) => isLeft || !known.includes(excerpt))
    .map(({ excerpt, message, path }) => ({
      path,
      label: labelOf(flattenedFields, path, doc),
      message,
      excerpt,
    }))
}
