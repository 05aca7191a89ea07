import type { Nodes } from 'mdast'

import { markdownNodes } from './parse'

type Targeting = Extract<Nodes, { type: 'link' | 'image' | 'definition' }>

/**
 * Returns `markdown` with each target replaced in place, all other bytes unchanged. Targets written with escapes or
 * entities, and autolinks, stay as they are and are not passed to `replace`. The text is read as the public page reads it:
 * plain CommonMark would take a one-word footnote for the target of a definition.
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

/** Returns the offset of the target, or null for an autolink or a target written with escapes or entities. */
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

/** A range of a text and its replacement. */
export type Replacement = { start: number; end: number; text: string }

/** Returns `source` with each range replaced by its text. Ranges are offsets, do not overlap, and come in any order. */
export function replaceRanges(source: string, ranges: Replacement[]): string {
  const parts: string[] = []
  let from = 0
  for (const { start, end, text } of [...ranges].sort((a, b) => a.start - b.start)) {
    parts.push(source.slice(from, start), text)
    from = end
  }
  return parts.join('') + source.slice(from)
}
