import type { Nodes } from 'mdast'
import { parseMarkdown } from '@/lib/markdown/parse'
import { endOf, nodesIn, startOf } from '../markdown'
import { translateShortcodes } from '../shortcodes/translate'
import { cleanSingleLine } from './single-line'
import type { Cleaned } from './characters'
import { isGoingNowhere, repairTarget } from './targets'
import { replaceRanges } from './replace-ranges'

/** Cleans a field that holds nothing but a link target. */
export function cleanTarget(source: string): Cleaned {
  const line = cleanSingleLine(source)
  const { text, notes: translated } = translateShortcodes(line.text)
  const notes = [...line.notes, ...translated]
  if (text !== '' && isGoingNowhere(text)) {
    return { text: '', notes: [...notes, `cible « ${text} » retirée : elle ne mène nulle part`] }
  }
  const repaired = repairTarget(text)
  return { text: repaired, notes: repaired === text ? notes : [...notes, noteOf(text, repaired)] }
}

/** Repairs the targets of links, images and definitions where they are written, leaving every other byte. */
export function repairTargetsIn(markdown: string, notes: string[]): string {
  return replaceTargets(markdown, ({ url }) => {
    const repaired = repairTarget(url)
    if (repaired !== url) notes.push(noteOf(url, repaired))
    return repaired
  })
}

type Targeting = Extract<Nodes, { type: 'link' | 'image' | 'definition' }>

/**
 * `markdown` with each target replaced where it is written, every other byte left. Those that are written with escapes
 * or entities, or as autolinks, stay and are not asked about. Read as the public page does: to plain CommonMark, a
 * footnote of one word would be the target of a definition.
 */
export function replaceTargets(markdown: string, replace: (node: Targeting) => string): string {
  const ranges = nodesIn(parseMarkdown(markdown)).flatMap((node) => {
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
