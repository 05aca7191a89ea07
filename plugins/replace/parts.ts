import type { TextAt } from '@/fields/fields-of'
import { nodesIn, readMarkdown } from '@/text/markdown/parse'

/** Where a character (a UTF-16 unit) is in a stored text. */
type Place = { start: number; end: number }

/**
 * A run of words of a stored text. `value`: what it reads as; `places`: where each of its characters is stored; null if they
 * must stay as they are.
 */
export type Part = { value: string; places: Place[] | null }

/** Returns the words of a text in order: all of a plain text, and the text nodes of a Markdown text. */
export function partsOf({ kind, text }: Pick<TextAt, 'kind' | 'text'>): Part[] {
  if (kind !== 'markdown') return [plain(text)]
  const { excess, tree } = readMarkdown(text)
  if (excess) return []
  const fixed = new Set<object>()
  return nodesIn(tree).flatMap((node) => {
    // The words of a bare address, and of a reference without a label, are also the target.
    const isTarget =
      (node.type === 'link' && text[node.position?.start.offset ?? -1] !== '[') ||
      (node.type === 'linkReference' && node.referenceType !== 'full')
    if ('children' in node && (isTarget || fixed.has(node))) {
      node.children.forEach((child) => fixed.add(child))
    }
    if (node.type !== 'text') return []
    const { end, start } = node.position ?? {}
    const isFixed = fixed.has(node) || start?.offset === undefined || end?.offset === undefined
    const places = isFixed ? null : placesOf(text, start.offset!, end.offset!, node.value)
    return [{ value: node.value, places }]
  })
}

const plain = (text: string): Part => ({
  value: text,
  places: Array.from(text.split(''), (_, start) => ({ start, end: start + 1 })),
})

const PUNCTUATION = /[!-/:-@[-`{-~]/
const ENTITY = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z\d]{1,31});/iy
/** What begins the lines of a quotation or of a list item, and blanks that end a line. */
const LINE_START = /[ \t>]*/y
const LINE_END = /[ \t]*/y

/**
 * Returns where each character of `value`, the text node between `start` and `end`, is in `source`. Reads escapes (`\*`),
 * entities (`&amp;`) and the marks at the start of lines. null if the two cannot be matched.
 */
function placesOf(source: string, start: number, end: number, value: string): Place[] | null {
  const places: Place[] = []
  let at = start
  for (let index = 0; index < value.length; index += 1) {
    const sign = value[index]!
    if (value[index - 1] === '\n') at += lengthOf(LINE_START, source, at)
    if (sign === '\n') at += lengthOf(LINE_END, source, at)
    const isEscaped = source[at] === '\\' && PUNCTUATION.test(source[at + 1] ?? '')
    if (isEscaped && source[at + 1] !== sign) return null
    const isWritten = source[at] === sign && !isEntity(source, at, value, index)
    const length = isEscaped ? 2 : isWritten ? 1 : lengthOf(ENTITY, source, at)
    if (!length) return null
    const place = { start: at, end: at + length }
    places.push(place)
    // A character outside the basic plane is two units of one entity.
    if (!isWritten && /[\ud800-\udbff]/.test(sign)) {
      places.push(place)
      index += 1
    }
    at += length
  }
  return at === end ? places : null
}

/** The length of what `pattern` (sticky) matches at `at`; 0 if it does not match. */
function lengthOf(pattern: RegExp, source: string, at: number): number {
  pattern.lastIndex = at
  return pattern.exec(source)?.[0].length ?? 0
}

/** Whether an entity begins at `at` that `value` does not write in full. */
function isEntity(source: string, at: number, value: string, index: number): boolean {
  const length = lengthOf(ENTITY, source, at)
  return length > 0 && !value.startsWith(source.slice(at, at + length), index)
}
