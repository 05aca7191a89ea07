import type { Replacement } from '@/text/markdown/link-targets'

const OPENING = '«\u00a0'
const CLOSING = '\u00a0»'

/** A straight quote after one of these opens a quotation. */
const BEFORE_OPENING = /[\s\u00a0([{«’'/–—-]/

/**
 * Returns the replacements that turn `"mots"` and `“mots”` into « mots ». Only pairs are replaced, and none within « », where
 * “ ” is right. An inch (`27"`) stays as it is.
 */
export function frenchQuotes(text: string): Replacement[] {
  const found: Replacement[] = []
  const open = { straight: -1, curly: -1 }
  let depth = 0
  for (const { 0: sign, index } of text.matchAll(/["“”«»\n]/g)) {
    if (sign === '«') depth++
    else if (sign === '»') depth = Math.max(0, depth - 1)
    else if (sign === '\n') open.straight = open.curly = -1
    else if (depth > 0) continue
    else if (sign === '“') open.curly = index
    else if (sign === '”') {
      if (open.curly >= 0) found.push(...pair(text, open.curly, index))
      open.curly = -1
    } else if (open.straight >= 0) {
      found.push(...pair(text, open.straight, index))
      open.straight = -1
    } else if (index === 0 || BEFORE_OPENING.test(text[index - 1]!)) open.straight = index
  }
  return found.sort((a, b) => a.start - b.start)
}

const isBlank = (sign: string | undefined) => sign === ' ' || sign === '\u00a0' || sign === '\u202f'

/** Replaces both quotes and the blanks inside them; an empty quotation stays as it is. */
function pair(text: string, start: number, end: number): Replacement[] {
  let first = start + 1
  while (first < end && isBlank(text[first])) first++
  let last = end
  while (last > first && isBlank(text[last - 1])) last--
  if (first === last) return []
  return [
    { start, end: first, text: OPENING },
    { start: last, end: end + 1, text: CLOSING },
  ]
}
