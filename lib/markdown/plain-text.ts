import { fromMarkdown } from 'mdast-util-from-markdown'
import { toString } from 'mdast-util-to-string'

import { frenchTypography } from '@/lib/typography'

/** The words of a Markdown text on one line, typeset, for places without markup such as a page's description. */
export function markdownToPlainText(source: string): string {
  const blocks = fromMarkdown(source).children.map((block) => toString(block))
  return frenchTypography(
    blocks
      .join(' ')
      .replace(/[ \t\n]+/g, ' ')
      .trim(),
  )
}
