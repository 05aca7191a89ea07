import { fieldsOfEdited, publishedOf } from '@/editing/edited'
import { formContext } from '@/editing/findings/check-context'
import { findingsIn } from '@/editing/findings/in-texts'
import { loneTitles } from '@/editing/findings/lone-titles'
import type { WarningSource } from '@/editing/warnings'
import { checkedTexts } from '@/fields/fields-of'

/** Unfinished or outdated content, and possible errors that the published version does not already have. */
export const contentWarnings: WarningSource = async (req, edited, doc) => [
  ...(await textWarnings(req, edited, doc)),
  ...loneTitles(req.payload, doc),
]

const textWarnings: WarningSource = async (req, edited, doc) => {
  const flattenedFields = fieldsOfEdited(req.payload, edited)
  const context = await formContext(req, edited)
  const warningsIn = (version: unknown) =>
    findingsIn(checkedTexts(flattenedFields, version), context).filter(
      ({ severity }) => severity === 'warning',
    )
  const found = warningsIn(doc)
  const published = found.length ? await publishedOf(req, edited) : null
  const known = published ? warningsIn(published).map(({ excerpt }) => excerpt) : []
  return found.filter(({ excerpt, isLeft }) => isLeft || !known.includes(excerpt))
}
