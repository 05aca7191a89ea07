import type { Nodes } from 'mdast'

import { markdownNodes } from '@/lib/content-checks/read-markdown'

/** A target written after `](` or `]:`. */
const ANY_TARGET = /\](?:\(|:)\s*<?(?:\/|https?:)/i

/**
 * The Markdown `source` with the target of each link and definition replaced by what `map` makes of it; every other
 * byte stays. Left as it is: a bare address, whose words are its target, and one written with escapes.
 */
export function mapLinkTargets(source: string, map: (target: string) => string): string {
  if (!ANY_TARGET.test(source)) return source
  const places = (markdownNodes(source) ?? []).flatMap((node) => targetPlace(source, node) ?? [])
  // From the last to the first, so that the offsets still to come stay right.
  return places
    .sort((a, b) => b.offset - a.offset)
    .reduce((text, { offset, url }) => {
      const target = map(url)
      if (target === url) return text
      return text.slice(0, offset) + writable(target) + text.slice(offset + url.length)
    }, source)
}

function targetPlace(source: string, node: Nodes): { offset: number; url: string } | null {
  if (node.type !== 'link' && node.type !== 'definition') return null
  const opening = node.type === 'definition' ? ']:' : ']('
  const words = node.type === 'link' ? node.children.at(-1) : null
  const from = words?.position?.end.offset ?? node.position?.start.offset
  const end = node.position?.end.offset
  if (from === undefined || end === undefined) return null
  const at = source.slice(from, end).indexOf(opening)
  if (at < 0) return null
  const before = from + at + opening.length
  const offset = before + (/^\s*<?/.exec(source.slice(before, end))?.[0].length ?? 0)
  return source.startsWith(node.url, offset) ? { offset, url: node.url } : null
}

/** CommonMark takes parentheses in a target only in pairs, and no space (6.3, « link destination »). */
const writable = (target: string) => target.replace(/[\s()<>]/g, encodeMark)

const encodeMark = (mark: string) =>
  mark === '(' ? '%28' : mark === ')' ? '%29' : encodeURIComponent(mark)
