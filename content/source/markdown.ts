import type { Nodes, RootContent } from 'mdast'
import { toString } from 'mdast-util-to-string'

import { readCommonMark } from '@/text/markdown/parse'

/** Top-level blocks of a Markdown text, with their places in it. */
export function blocksOf(markdown: string): RootContent[] {
  return readCommonMark(markdown).tree.children
}

export function startOf(node: Nodes): number {
  return node.position?.start.offset ?? 0
}

export function endOf(node: Nodes): number {
  return node.position?.end.offset ?? 0
}

/** The source of neighbouring top-level blocks, byte for byte, from the start of the first line. */
export function sourceOf(markdown: string, blocks: RootContent[]): string {
  const first = blocks[0]
  const last = blocks.at(-1)
  if (!first || !last) return ''
  // Leading blanks belong to no node, but they are what makes an indented code block.
  const lineStart = markdown.lastIndexOf('\n', startOf(first) - 1) + 1
  return markdown.slice(startOf(first) === 0 ? 0 : lineStart, endOf(last))
}

/**
 * True when a text can be cut between blocks without changing what each piece means: a reference (`[label]: target`,
 * a footnote) may serve a link anywhere in the text.
 */
export function canBeCut(markdown: string): boolean {
  return !/^ {0,3}\[[^\]\n]+\]:/m.test(markdown)
}

/** Markdown of a heading at `level` that reads exactly as `title`, a plain text on one line. */
export function headingMarkdown(level: 2 | 3 | 4, title: string): string {
  const marker = '#'.repeat(level)
  const heading = `${marker} ${title}`
  return toString(readCommonMark(heading).tree) === title
    ? heading
    : `${marker} ${title.replace(/[!-/:-@[-`{-~]/g, '\\$&')}`
}
