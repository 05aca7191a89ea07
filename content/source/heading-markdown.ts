import { toString } from 'mdast-util-to-string'

import { readCommonMark } from '@/text/markdown/parse'

/** Markdown of a heading at `level` that reads exactly as `title`, a plain text on one line. */
export function headingMarkdown(level: 2 | 3 | 4, title: string): string {
  const marker = '#'.repeat(level)
  const heading = `${marker} ${title}`
  return toString(readCommonMark(heading).tree) === title
    ? heading
    : `${marker} ${title.replace(/[!-/:-@[-`{-~]/g, '\\$&')}`
}
