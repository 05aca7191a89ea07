import type { PayloadRequest } from 'payload'

import { beforePublishing } from '@/editing/faults'
import { env } from '@/platform/env'
import { checkMarkdown } from '@/text/checks/check-markdown'
import { checkTarget } from '@/text/checks/check-target'
import { type ContentContext, type Finding, tolerate } from '@/text/checks/finding'

import { type CheckedText, checkedTexts } from '@/fields/fields-of'
import { type Edited, fieldsOfEdited, namesCall, publishedOf } from './edited'
import { sitePaths } from './site-paths'

type Document = { id?: string; slug?: string; _status?: string | null }

/**
 * Before a document or a global is published by somebody: refuses the links that would hurt visitors and that are not in
 * its published version already. Imports, jobs and scripts (the Local API) are let through: nobody is there to correct,
 * and an older file may lead to pages to come. The form then says it at the field.
 */
export const checkContent = beforePublishing<Document>(async ({ config, doc, edited, req }) => {
  if (req.payloadAPI === 'local') return []
  const texts = checkedTexts(config.flattenedFields, doc)
  const nothing = { ...NOTHING_KNOWN, siteUrl: env().siteUrl, namesCall: namesCall(edited) }
  // Where nothing is published every link within the site is wrong: when none is, nothing needs to be read.
  if (!wrongExcerpts(texts, nothing).length) return []

  // Its own address will be there once it is published.
  const own = config.slug === 'pages' && doc.slug ? [`/${doc.slug}`] : []
  const context = { ...nothing, sitePaths: [...(await sitePaths(req)), ...own] }
  const known = await knownFaults(req, edited, context)
  return tolerate(findingsIn(texts, context), known).filter(({ severity }) => severity === 'error')
})

/** For a check that looks for errors only: what warnings are compared with is left out. */
export const NOTHING_KNOWN = {
  sitePaths: [],
  anchors: {},
  hostUses: {},
  year: 0,
  promotions: [],
  callDates: [],
}

/** What is wrong in `texts`, with the path of the field of each. */
export const findingsIn = (texts: CheckedText[], context: ContentContext) =>
  texts.flatMap(({ path, text, kind }) => {
    const findings = kind === 'markdown' ? checkMarkdown(text, context) : checkTarget(text, context)
    return findings.map((finding): Finding & { path: string } => ({ ...finding, path }))
  })

/** The excerpts of the faults that visitors of `edited` read already. */
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
