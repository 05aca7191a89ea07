import type { Nodes, Paragraph, PhrasingContent } from 'mdast'
import { toString } from 'mdast-util-to-string'

import type { Replacement } from '@/text/markdown/link-targets'
import { nodesIn } from '@/text/markdown/parse'

import { frenchQuotes } from './french-quotes'

/** Placeholder for nodes that contain no words. */
const NO_WORD = '\ufffc'

/** Characters that readers do not see: soft hyphens, zero-width spaces, word joiners, byte order marks. */
const INVISIBLE = /[\u00ad\u200b\u2060\ufeff]/g
/** Ligatures of PDF files, such as « ﬁ » in one character. */
const LIGATURES = /[\ufb00-\ufb06]/g

/** Returns `text` as a browser shows it: line ends in the HTML source are spaces. */
export const asRead = (text: string): string =>
  text
    // Whitespace that programs put between two words of different styles.
    .replace(/^[\s\u00a0]+$/, ' ')
    .replace(INVISIBLE, '')
    .replace(LIGATURES, (sign) => sign.normalize('NFKC'))
    .replace(/[ \t\r\n\f]+/g, ' ')

/** Applies `ranges`, which count across all `texts` joined; a replacement goes into the text where its range starts. */
function replaceAcross(texts: string[], ranges: Replacement[]): string[] {
  let end = 0
  let next = 0
  return texts.map((text) => {
    const start = end
    end += text.length
    let written = ''
    let at = start
    for (let range = ranges[next]; range && range.start < end; range = ranges[next]) {
      if (range.start >= start) written += text.slice(at - start, range.start - start) + range.text
      at = Math.min(range.end, end)
      if (range.end > end) break
      next++
    }
    return written + text.slice(at - start)
  })
}

/** Replaces the matches of `find`, which gets the joined words of `children`. Changes the nodes of `children`. */
function rewrite(children: PhrasingContent[], find: (words: string) => Replacement[]): void {
  const nodes = nodesIn({ type: 'paragraph', children }).filter((node) => !('children' in node))
  const texts = nodes.map((node) => {
    if (node.type === 'text') return node.value
    if (node.type === 'break') return '\n'
    return NO_WORD.repeat('value' in node ? node.value.length : 1)
  })
  replaceAcross(texts, find(texts.join(''))).forEach((written, index) => {
    const node = nodes[index]
    if (node?.type === 'text') node.value = written
  })
}

const finds =
  (pattern: RegExp, text: string) =>
  (words: string): Replacement[] =>
    Array.from(words.matchAll(pattern), ({ 0: found, index }) => ({
      start: index,
      end: index + found.length,
      text,
    }))

/** Superscript or subscript words, before they are put between the two HTML tags that Markdown uses. */
type Raised = { type: 'raised'; tag: string; children: PhrasingContent[] }

/** Removes empty nodes and merges consecutive links with the same address. */
function said(children: (PhrasingContent | Raised)[]): PhrasingContent[] {
  const found: PhrasingContent[] = []
  for (const node of children) {
    const last = found.at(-1)
    if (node.type === 'raised') {
      const words = said(node.children)
      found.push({ type: 'html', value: `<${node.tag}>` }, ...words, {
        type: 'html',
        value: `</${node.tag}>`,
      })
    } else if (node.type === 'link' && last?.type === 'link' && node.url === last.url) {
      last.children.push(...said(node.children))
    } else if ('children' in node) {
      const words = said(node.children)
      // A link needs words.
      if (node.type === 'link' && !toString(node).trim()) found.push(...words)
      else if (words.length) found.push({ ...node, children: words })
    } else if (node.type !== 'text' || node.value) found.push(node)
  }
  return found
}

/** Normalises `children`: single spaces, none at the ends, French quotes. */
export function readable(children: PhrasingContent[]): PhrasingContent[] {
  rewrite(children, finds(/[ \u00a0]{2,}/g, ' '))
  rewrite(children, finds(/^[ \u00a0]|[ \u00a0]$/g, ''))
  rewrite(children, frenchQuotes)
  return said(children)
}

const BLOCKS = new Set(
  'blockquote flatItem heading list listItem paragraph table tableCell tableRow thematicBreak'.split(
    ' ',
  ),
)

/** The lines of text in `nodes`, across all kinds of blocks. */
export function linesOf(nodes: Nodes[]): PhrasingContent[][] {
  const lines: PhrasingContent[][] = [[]]
  for (const [index, node] of nodes.entries()) {
    if (!BLOCKS.has(node.type)) {
      lines.at(-1)!.push(node as PhrasingContent)
      continue
    }
    const [first = [], ...others] = linesOf('children' in node ? node.children : [])
    const isNextItem = node.type === 'listItem' && index > 0
    lines.push(isNextItem ? [{ type: 'text', value: '; ' }, ...first] : first, ...others, [])
  }
  return lines.filter(({ length }) => length)
}

/** The words of `nodes` with their formats, on one line, separated by spaces. */
export const onOneLine = (nodes: Nodes[]): PhrasingContent[] =>
  readable(
    linesOf(nodes)
      .flatMap((line): PhrasingContent[] => [...line, { type: 'break' }])
      .map((node) => (node.type === 'break' ? { type: 'text', value: ' ' } : node)),
  )

/** The lines of a paragraph, split at its line breaks. */
export function brokenLines({ children }: Paragraph): PhrasingContent[][] {
  const lines: PhrasingContent[][] = [[]]
  for (const child of children) {
    if (child.type === 'break') lines.push([])
    else lines.at(-1)!.push(child)
  }
  return lines
}

/** Joins `lines` with line breaks. */
export const joinedLines = (lines: PhrasingContent[][]): PhrasingContent[] =>
  lines.flatMap((line, index) => (index > 0 ? [{ type: 'break' } as const, ...line] : line))
