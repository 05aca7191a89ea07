import { markdownNodes } from '@/lib/markdown/nodes'

/** Dates and states: they mean the same everywhere but in an address. */
const PLAIN_WORDS = /^\p{L}[\p{L}\p{N}\s]*$/u

/** What begins the target of a link, or an address typed as it is, then the rest of it. A footnote, `[^1]:`, is none. */
const ADDRESS =
  /(\]\([^\S\n]*<?|<[a-z][a-z0-9+.-]*:|:\/\/|\bwww\.|^ {0,3}\[(?!\^[^\s\]]+\])[^\]\n]+\]:[^\S\n]*<?)(?:(?!\]\()[^\s)])*/gim

/** The start of each line, as far as it holds nothing that keeps « 7. » from beginning a list. */
const LINE_START = /^(?:[^\S\n]|>|[*+-][^\S\n]|\d+[.)][^\S\n]|\[\^[^\s\]]+\]:)*\d*/gm

/** What may begin or end Markdown; not `,` and `.`, which are frequent and harmless within a value. */
const MARKUP = /[!-+\-/:-@[-`{-~]/g

/** Where GFM would make a link of bare words. It looks at decoded text, so that only a word joiner prevents it. */
const AUTOLINK = /(?<=www)(?=\.)|(?<=https?|mailto|xmpp)(?=:)|(?=@)/gi

/**
 * How a plain value of one line must be written at an offset of the Markdown `source`, so that a reader sees just these
 * words: by character references, which never are markup (CommonMark 2.5). `source` is read once for all its values.
 */
export function writerIn(source: string): (value: string, offset: number) => string {
  const addresses = Array.from(source.matchAll(ADDRESS), ({ 0: all, 1: opening = '', index }) => ({
    start: index + opening.length,
    // What stands right after it is in it too.
    end: index + all.length + 1,
  }))
  const lineStarts = new Set(
    Array.from(source.matchAll(LINE_START), ({ 0: { length }, index }) => index + length),
  )
  let verbatim: Range[] | null = null
  return (value, offset) => {
    if (isIn(addresses, offset)) return encodeURIComponent(value).replace(/[!'()*_~]/g, percent)
    if (PLAIN_WORDS.test(value)) return value
    verbatim ??= verbatimIn(source)
    if (isIn(verbatim, offset)) return value.replace(/[^\p{L}\p{N}\s.,:/°’-]/gu, ' ')
    const escaped = value.replace(AUTOLINK, '\u2060').replace(MARKUP, reference)
    // Blanks before it would let a number begin a list all the same, or make it code.
    return lineStarts.has(offset) ? escaped.trimStart().replace(/^\d/, reference) : escaped
  }
}

const reference = (character: string) => `&#${character.charCodeAt(0)};`

const percent = (character: string) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`

/** From `start`, up to `end`, which is not in it. */
type Range = { start: number; end: number }

/** Code and HTML, shown as typed: nothing can be escaped there. */
const verbatimIn = (source: string): Range[] =>
  markdownNodes(source).flatMap(({ type, position }) =>
    position && ['inlineCode', 'code', 'html'].includes(type)
      ? [{ start: position.start.offset!, end: position.end.offset! }]
      : [],
  )

/** Whether `offset` is in one of `ranges`, which are in order and do not overlap. */
function isIn(ranges: Range[], offset: number): boolean {
  let [low, high] = [0, ranges.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (ranges[middle]!.end <= offset) low = middle + 1
    else high = middle
  }
  return low < ranges.length && ranges[low]!.start <= offset
}
