import type { PayloadRequest } from 'payload'

import { labelOf } from '@/editing/label-of'
import { checkedTexts } from '@/fields/fields-of'

import { findingsIn } from './check-document'
import { type Edited, fieldsOfEdited, publishedOf } from './edited'
import { formContext } from './form-context'

/** What to look at again, and the field in which it is. */
export type Warning = { path: string; label: string; message: string; excerpt: string }

/**
 * What whoever publishes `edited` as `doc` should have seen: what is left to write or to bring up to date, and what
 * else may be wrong that visitors do not read already. What is refused is not among it.
 */
export async function warningsOf(
  req: PayloadRequest,
  edited: Edited,
  doc: object,
): Promise<Warning[]> {
  const flattenedFields = fieldsOfEdited(req.payload, edited)
  const context = await formContext(req, edited)
  const warningsIn = (version: unknown) =>
    findingsIn(checkedTexts(flattenedFields, version), context).filter(
      ({ severity }) => severity === 'warning',
    )
  const found = warningsIn(doc)
  if (!found.length) return []
  const published = await publishedOf(req, edited)
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
