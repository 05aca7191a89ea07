import type { Nodes } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { endOf, nodesIn, startOf } from '../markdown'
import { cleanSingleLine } from './single-line'
import type { Cleaned } from './characters'
import { replaceRanges } from './replace-ranges'

const EMAIL = /^[^\s@:/?#]+@[^\s@:/?#]+\.[^\s@:/?#]+$/
const COMPLETE = /^(?:[a-z][a-z\d+.-]*:|[/#?])/i
/** A host typed without its scheme: `www.…`, or a name that ends as the sites the programme links to. */
const BARE_HOST = /^(?:www\.|(?:[\w-]+\.)+(?:fr|com|org|net|eu)(?:[/?#]|$))/i

/** The target a visitor can follow from any page: bare e-mail → `mailto:`, bare host → `https://`, relative → `/…`. */
export function repairTarget(target: string): string {
  if (target === '' || COMPLETE.test(target)) return target
  if (EMAIL.test(target)) return `mailto:${target}`
  if (BARE_HOST.test(target)) return `https://${target}`
  return `/${target.replace(/^(?:\.{1,2}\/)+/, '')}`
}

/** Cleans a field that holds nothing but a link target. */
export function cleanTarget(source: string): Cleaned {
  const { text, notes } = cleanSingleLine(source)
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
