import type { CheckedText } from '@/fields/fields-of'
import { checkMarkdown } from '@/text/checks/check-markdown'
import { checkTarget } from '@/text/checks/check-target'
import type { ContentContext, Finding } from '@/text/checks/finding'

/** Returns the findings in `texts`, with the path of the field of each. */
export const findingsIn = (texts: CheckedText[], context: ContentContext) =>
  texts.flatMap(({ path, text, kind }) => {
    const findings = kind === 'markdown' ? checkMarkdown(text, context) : checkTarget(text, context)
    return findings.map((finding): Finding & { path: string } => ({ ...finding, path }))
  })
