import { checkMarkdown } from '@/text/checks/check-markdown'
import { checkTarget } from '@/text/checks/check-target'
import type { ContentContext, Finding } from '@/text/checks/finding'

import type { CheckedText } from './checked-texts'

/** What is wrong in `texts`, with the path of the field of each. */
export const findingsIn = (texts: CheckedText[], context: ContentContext) =>
  texts.flatMap(({ path, text, kind }) => {
    const findings = kind === 'markdown' ? checkMarkdown(text, context) : checkTarget(text, context)
    return findings.map((finding): Finding & { path: string } => ({ ...finding, path }))
  })

/** The excerpts of the errors in `texts`. */
export const wrongExcerpts = (texts: CheckedText[], context: ContentContext): string[] =>
  findingsIn(texts, context).flatMap(({ severity, excerpt }) =>
    severity === 'error' ? [excerpt] : [],
  )
