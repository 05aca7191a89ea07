import type { PayloadRequest } from 'payload'

import { type Edited, fieldsOfEdited, publishedOf } from '@/editing/edited'
import { beforePublishing } from '@/editing/faults'
import { namesCall } from '@/editing/findings/check-context'
import { findingsIn } from '@/editing/findings/in-texts'
import { sitePaths } from '@/editing/site-links/site-paths'
import { type CheckedText, checkedTexts } from '@/fields/fields-of'
import { env } from '@/platform/env'
import { type ContentContext, NOTHING_KNOWN, tolerate } from '@/text/checks/finding'

type Document = { id?: string; slug?: string; _status?: string | null }

/**
 * Before a person publishes a document or a global: refuses broken links, except those already in its published
 * version. Skips imports, jobs and scripts (the Local API), because no one is present to correct them and an older file
 * may link to future pages. The form then shows the error at the field.
 */
export const checkContent = beforePublishing<Document>(async ({ config, doc, edited, req }) => {
  if (req.payloadAPI === 'local') return []
  const texts = checkedTexts(config.flattenedFields, doc)
  const nothing = { ...NOTHING_KNOWN, siteUrl: env().siteUrl, namesCall: namesCall(edited) }
  // With no known path, every internal link is an error. If there are none, nothing needs to be read.
  if (!wrongExcerpts(texts, nothing).length) return []

  // The page's own address will exist once it is published.
  const own = config.slug === 'pages' && doc.slug ? [`/${doc.slug}`] : []
  const context = { ...nothing, sitePaths: [...(await sitePaths(req)), ...own] }
  const known = await knownFaults(req, edited, context)
  return tolerate(findingsIn(texts, context), known).filter(({ severity }) => severity === 'error')
})

/** The excerpts of the errors in the published version of `edited`. */
export async function knownFaults(
  req: PayloadRequest,
  edited: Edited,
  context: ContentContext,
): Promise<string[]> {
  const published = await publishedOf(req, edited)
  const fields = fieldsOfEdited(req.payload, edited)
  return published ? wrongExcerpts(checkedTexts(fields, published), context) : []
}

/** The excerpts of the errors in `texts`. */
const wrongExcerpts = (texts: CheckedText[], context: ContentContext): string[] =>
  findingsIn(texts, context).flatMap(({ severity, excerpt }) =>
    severity === 'error' ? [excerpt] : [],
  )
