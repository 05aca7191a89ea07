import type { Nodes, RootContent } from 'mdast'
import { toString } from 'mdast-util-to-string'

import { readCommonMark } from '@/text/markdown/parse'

/** The top-level blocks of a Markdown text, with their positions. */
export function blocksOf(markdown: string): RootContent[] {
  return readCommonMark(markdown).tree.children
}

export function startOf(node: Nodes): number {
  return node.position?.start.offset ?? 0
}

export function endOf(node: Nodes): number {
  return node.position?.end.offset ?? 0
}

/** The source of adjacent top-level blocks, byte for byte, from the start of the first line. */
export function sourceOf(markdown: string, blocks: RootContent[]): string {
  const first = blocks[0]
  const last = blocks.at(-1)
  if (!first || !last) return ''
  // Leading spaces belong to no node, but an indented code block needs them.
  const lineStart = markdown.lastIndexOf('\n', startOf(first) - 1) + 1
  return markdown.slice(startOf(first) === 0 ? 0 : lineStart, endOf(last))
}

/**
 * Whether a text can be split between blocks without changing the meaning of its parts: a reference (`[label]: target`,
 * a footnote) may be used by a link anywhere in the text.
 */
export function canBeCut(markdown: string): boolean {
  return !/^ {0,3}\[[^\]\n]+\]:/m.test(markdown)
}

/** Markdown of a heading at `level` that reads exactly as `title`, a plain single-line text. */
export function headingMarkdown(level: 2 | 3, title: string): string {
  const marker = '#'.repeat(level)
  const heading = `${marker} ${title}`
  return toString(readCommonMark(heading).tree) === title
    ? heading
    : `${marker} ${title.replace(/[!-/:-@[-`{-~]/g, '\\$&')}`
}
