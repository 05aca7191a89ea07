import type { PayloadRequest } from 'payload'

import { type Edited, fieldsOfEdited, publishedOf } from '@/editing/edited'
import { beforePublishing } from '@/editing/faults'
import { sitePaths } from '@/editing/site-links/site-paths'
import { type CheckedText, checkedTexts } from '@/fields/fields-of'
import { env } from '@/platform/env'
import { checkMarkdown } from '@/text/checks/check-markdown'
import { checkTarget } from '@/text/checks/check-target'
import { type ContentContext, type Finding, NOTHING_KNOWN, tolerate } from '@/text/checks/finding'

import { namesCall } from './form-context'

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

/** The findings in `texts`, with the path of the field of each. */
export const findingsIn = (texts: CheckedText[], context: ContentContext) =>
  texts.flatMap(({ path, text, kind }) => {
    const findings = kind === 'markdown' ? checkMarkdown(text, context) : checkTarget(text, context)
    return findings.map((finding): Finding & { path: string } => ({ ...finding, path }))
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
