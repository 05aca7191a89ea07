import type { Nodes } from 'mdast'

import { frenchTypography } from '@/text/typography'

import { MARK } from './marks'
import { oncePerTree } from './parse'

/** Nodes whose children stand apart on the page: their words must not touch. */
const APART = ['root', 'blockquote', 'list', 'listItem', 'table', 'tableRow']

/**
 * The words of a Markdown text on one line, typeset, for places without markup such as a page's description. Without
 * its footnotes nor their calls, which nothing there would tell from the sentence.
 */
export const markdownToPlainText = oncePerTree((tree) =>
  frenchTypography(
    words(tree)
      .replace(/[ \t\n]+/g, ' ')
      .trim(),
  ),
)

function words(node: Nodes): string {
  if (node.type === 'break') return ' '
  if (node.type === 'footnoteDefinition') return ''
  if (node.type === 'html' && MARK.test(node.value)) return ''
  if ('value' in node) return node.value
  if ('alt' in node) return node.alt ?? ''
  if (!('children' in node)) return ''
  return node.children.map(words).join(APART.includes(node.type) ? ' ' : '')
}
