import type { Nodes } from 'mdast'

import { markdownNodes } from './parse'

type Targeting = Extract<Nodes, { type: 'link' | 'image' | 'definition' }>

/**
 * `markdown` with each target replaced where it is written, every other byte left. Those that are written with escapes
 * or entities, or as autolinks, stay and are not asked about. Read as the public page does: to plain CommonMark, a
 * footnote of one word would be the target of a definition.
 */
export function replaceTargets(markdown: string, replace: (node: Targeting) => string): string {
  const ranges = markdownNodes(markdown).flatMap((node) => {
    if (node.type !== 'link' && node.type !== 'image' && node.type !== 'definition') return []
    const start = targetOffset(markdown, node)
    if (start === null) return []
    const text = replace(node)
    return text === node.url ? [] : [{ start, end: start + node.url.length, text }]
  })
  return replaceRanges(markdown, ranges)
}

/** Where the target is written; null for an autolink, or a target written with escapes or entities. */
function targetOffset(markdown: string, node: Targeting): number | null {
  const { start, end } = node.position ?? {}
  if (start?.offset === undefined || end?.offset === undefined) return null
  const opening = node.type === 'definition' ? ']:' : ']('
  const words = node.type === 'link' ? node.children.at(-1) : undefined
  const slice = markdown.slice(words?.position?.end.offset ?? start.offset, end.offset)
  const at = slice.indexOf(opening)
  if (at === -1) return null
  const after = slice.slice(at + opening.length).replace(/^\s*<?/, '')
  return after.startsWith(node.url) ? end.offset - after.length : null
}

/** A range of a text and what comes in its place. */
export type Replacement = { start: number; end: number; text: string }

/** `source` with each range (offsets, not overlapping, any order) replaced by its text. */
export function replaceRanges(source: string, ranges: Replacement[]): string {
  const parts: string[] = []
  let from = 0
  for (const { start, end, text } of [...ranges].sort((a, b) => a.start - b.start)) {
    parts.push(source.slice(from, start), text)
    from = end
  }
  return parts.join('') + source.slice(from)
}
