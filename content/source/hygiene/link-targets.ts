import type { Nodes } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { endOf, nodesIn, startOf } from '../markdown'
import { cleanSingleLine } from './single-line'
import type { Cleaned } from './characters'
import { isGoingNowhere, repairTarget } from './targets'
import { replaceRanges } from './replace-ranges'

/** Cleans a field that holds nothing but a link target. */
export function cleanTarget(source: string): Cleaned {
  const { text, notes } = cleanSingleLine(source)
  if (text !== '' && isGoingNowhere(text)) {
    return { text: '', notes: [...notes, `cible « ${text} » retirée : elle ne mène nulle part`] }
  }
  const repaired = repairTarget(text)
  return { text: repaired, notes: repaired === text ? notes : [...notes, noteOf(text, repaired)] }
}

/** Repairs the targets of links, images and definitions where they are written, leaving every other byte. */
export function repairTargetsIn(markdown: string, notes: string[]): string {
  const ranges = nodesIn(fromMarkdown(markdown)).flatMap((node) => {
    if (node.type !== 'link' && node.type !== 'image' && node.type !== 'definition') return []
    const start = targetOffset(markdown, node)
    const repaired = repairTarget(node.url)
    if (start === null || repaired === node.url) return []
    notes.push(noteOf(node.url, repaired))
    return [{ start, end: start + node.url.length, text: repaired }]
  })
  return replaceRanges(markdown, ranges)
}

/** Where the target is written; null for an autolink, or a target written with escapes or entities. */
function targetOffset(
  markdown: string,
  node: Extract<Nodes, { type: 'link' | 'image' | 'definition' }>,
): number | null {
  const slice = markdown.slice(startOf(node), endOf(node))
  const opening = node.type === 'definition' ? ']:' : ']('
  const label = node.type === 'link' ? node.children.at(-1) : undefined
  const from = label ? endOf(label) - startOf(node) : 0
  const at = slice.indexOf(opening, from)
  if (at === -1) return null
  const lead = /^\s*<?/.exec(slice.slice(at + opening.length))?.[0].length ?? 0
  const offset = at + opening.length + lead
  return slice.startsWith(node.url, offset) ? startOf(node) + offset : null
}

function noteOf(from: string, to: string): string {
  return `cible « ${from} » complétée en « ${to} »`
}
