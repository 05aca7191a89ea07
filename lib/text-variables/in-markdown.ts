import type { Nodes } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'

/** Dates and states: they mean the same everywhere but in an address. */
const PLAIN_WORDS = /^\p{L}[\p{L}\p{N}\s]*$/u

/** The line so far ends inside the target of a link, or in an address typed as it is. A footnote, `[^1]:`, is none. */
const IN_ADDRESS =
  /(?:\]\(\s*<?|<[a-z][a-z0-9+.-]*:|:\/\/|\bwww\.|^ {0,3}\[(?!\^[^\s\]]+\])[^\]]+\]:\s*<?)[^\s)]*$/i

/** The line so far holds nothing that keeps « 7. » from beginning a list. */
const LINE_START = /^(?:\s|>|[*+-]\s|\d+[.)]\s|\[\^[^\s\]]+\]:)*\d*$/

/** What may begin or end Markdown; not `,` and `.`, which are frequent and harmless within a value. */
const MARKUP = /[!-+\-/:-@[-`{-~]/g

/** Where GFM would make a link of bare words. It looks at decoded text, so that only a word joiner prevents it. */
const AUTOLINK = /(?<=www)(?=\.)|(?<=https?|mailto|xmpp)(?=:)|(?=@)/gi

/**
 * A plain `value` of one line as it must be written at `offset` of the Markdown `source`, so that a reader sees just
 * these words: by character references, which never are markup (CommonMark 2.5).
 */
export function valueInMarkdown(value: string, source: string, offset: number): string {
  const line = source.slice(source.lastIndexOf('\n', offset - 1) + 1, offset)
  if (IN_ADDRESS.test(line)) return encodeURIComponent(value).replace(/[!'()*_~]/g, percent)
  if (PLAIN_WORDS.test(value)) return value
  if (isVerbatim(source, offset)) return value.replace(/[^\p{L}\p{N}\s.,:/°’-]/gu, ' ')
  const escaped = value.replace(AUTOLINK, '\u2060').replace(MARKUP, reference)
  // Blanks before it would let a number begin a list all the same, or make it code.
  return LINE_START.test(line) ? escaped.trimStart().replace(/^\d/, reference) : escaped
}

const reference = (character: string) => `&#${character.charCodeAt(0)};`

const percent = (character: string) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`

/** Whether the place is in code or HTML, shown as typed: nothing can be escaped there. */
function isVerbatim(source: string, offset: number): boolean {
  const covers = (node: Nodes): boolean => {
    const { start, end } = node.position ?? {}
    if ((start?.offset ?? 0) > offset || (end?.offset ?? 0) <= offset) return false
    if (['inlineCode', 'code', 'html'].includes(node.type)) return true
    return 'children' in node && node.children.some(covers)
  }
  return covers(fromMarkdown(source))
}
