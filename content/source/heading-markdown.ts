import { fromMarkdown } from 'mdast-util-from-markdown'
import { toString } from 'mdast-util-to-string'

/** Markdown of a heading at `level` that reads exactly as `title`, a plain text on one line. */
export function headingMarkdown(level: 2 | 3 | 4, title: string): string {
  const marker = '#'.repeat(level)
  const heading = `${marker} ${title}`
  return toString(fromMarkdown(heading)) === title
    ? heading
    : `${marker} ${title.replace(/[!-/:-@[-`{-~]/g, '\\$&')}`
}
