import type { Nodes, Paragraph, PhrasingContent } from 'mdast'
import { toString } from 'mdast-util-to-string'

import type { Replacement } from '@/text/markdown/link-targets'
import { nodesIn } from '@/text/markdown/parse'

import { frenchQuotes } from './french-quotes'

/** Stands where there is no word to typeset. */
const NO_WORD = '\ufffc'

/** What is no character to a reader: hyphens that may be, joints of no width, marks of order. */
const INVISIBLE = /[\u00ad\u200b\u2060\ufeff]/g
/** Of PDF files: « ﬁ » in one character. */
const LIGATURES = /[\ufb00-\ufb06]/g

/** `text` of a document as one reads it: how its lines are cut in the HTML is nothing. */
export const asRead = (text: string): string =>
  text
    // What programs put between two words of different styles.
    .replace(/^[\s\u00a0]+$/, ' ')
    .replace(INVISIBLE, '')
    .replace(LIGATURES, (sign) => sign.normalize('NFKC'))
    .replace(/[ \t\r\n\f]+/g, ' ')

/** `texts` with ranges of them all together replaced, in the text where each starts. */
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

/** Replaces in the words of `children`, which are changed, what `find` finds in them all. */
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

/** Raised or lowered words, before they are between the two tags by which Markdown says so. */
type Raised = { type: 'raised'; tag: string; children: PhrasingContent[] }

/** Without what says nothing; of links that follow one another to the same place, one. */
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

/** `children` in the form that they are read in: one blank where there were several, none at the ends, French quotes. */
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

/** The lines of words in `nodes`, whatever blocks they are in. */
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

/** The words of `nodes`, with their formats, apart by spaces. */
export const onOneLine = (nodes: Nodes[]): PhrasingContent[] =>
  readable(
    linesOf(nodes)
      .flatMap((line): PhrasingContent[] => [...line, { type: 'break' }])
      .map((node) => (node.type === 'break' ? { type: 'text', value: ' ' } : node)),
  )

/** The lines of a paragraph, each cut where it breaks. */
export function brokenLines({ children }: Paragraph): PhrasingContent[][] {
  const lines: PhrasingContent[][] = [[]]
  for (const child of children) {
    if (child.type === 'break') lines.push([])
    else lines.at(-1)!.push(child)
  }
  return lines
}

/** `lines` with what breaks them between. */
export const joinedLines = (lines: PhrasingContent[][]): PhrasingContent[] =>
  lines.flatMap((line, index) => (index > 0 ? [{ type: 'break' } as const, ...line] : line))
