import type { Nodes } from 'mdast'

import { frenchTypography } from '@/text/typography'

/**
 * The limits of a page. They are far above any real page (the longest known has 8,000 characters, or 100 lines), and low
 * enough to parse and render a page in half a second. They apply equally to texts that are typed, imported or shown.
 */

/** Limits on the texts of one page taken together. */
export const MOST = {
  characters: 100_000,
  lines: 2_000,
  /** Setext (underlined) headings: their parsing time grows with the square of their number. */
  underlines: 60,
  /**
   * Estimated parsing cost: inline markup signs times characters, summed over the paragraphs, because the parser may look
   * for the end of a sign up to the end of its paragraph. At worst 20 nanoseconds per unit; the most expensive known page
   * has some 50,000.
   */
  cost: 10_000_000,
  /** Markers of lists, footnotes and new quotations at the start of lines: each costs some 0.3 ms of parsing. */
  items: 1_500,
  /** Vertical bars, which separate the cells of tables. */
  bars: 6_000,
  /** Opening double braces: each may become a much longer value. */
  braces: 200,
  /** Nodes of the syntax tree, including the cells missing from short table rows and the links back from a footnote. */
  elements: 10_000,
  /** Characters of the addresses that links take from a definition, `[mots][repère]`: many links may use one long address. */
  addresses: 200_000,
}

/** The totals of the texts of one page so far. */
export type Sums = { [Key in keyof typeof MOST]: number }

export const nothing = () => Object.fromEntries(Object.keys(MOST).map((key) => [key, 0])) as Sums

/** Levels of nested lists and quotations: deeper ones are unreadable. */
const MOST_LEVELS = 8

const MOST_COLUMNS = 30

/** Characters of one multi-line text: what Payload stores in a field (its `defaultMaxTextLength`). */
export const LONGEST_TEXT = 40_000

/** Characters of a title, a name or a label: the longest known has 164. */
export const LONGEST_LINE = 500

/** Longer than the addresses that browsers reliably follow. */
export const LONGEST_ADDRESS = 2_000

/** Rows of one list: the longest known has 13. */
export const MOST_ROWS = 300

/** Rows of all the lists of a document. */
export const MOST_ROWS_IN_ALL = 1_000

const TOO_DEEP = `listes ou citations imbriquées sur plus de ${MOST_LEVELS} niveaux : ramenez-les à ${MOST_LEVELS} au plus`

/** Added after a count that includes the texts before. */
const besides = (before: number): string => (before ? ' avec ce qui précède' : '')

/** Formats a count in French: « 40 000 ». */
export const french = (count: number): string => count.toLocaleString('fr-FR')

/** Returns the excess of a text longer than `most` characters in French, or null. */
export const excessOfLength = ({ length }: string, most: number): string | null =>
  length > most ? `texte trop long (${french(length)} caractères) : ${french(most)} au plus` : null

/** Returns an excess as a sentence for a field error: « Plus de 500 espaces de suite : retirez-les. ». */
export const excessSentence = (excess: string): string =>
  frenchTypography(`${excess.charAt(0).toUpperCase()}${excess.slice(1)}.`)

/** Limit on the levels that a line seems to open, two columns each. Eight levels of four columns stay below it. */
const MOST_OPENED = 24

const SIGNS = /[*_[\]!<&\\`~]/g

const LONG_BLANK = /[^\S\r\n]{500}/

const UNDERLINE = /^ {0,3}(?:=+|-+)[ \t]*$/

/** A line that always ends the paragraph before it (CommonMark 4.2, 4.8 and 5.2). */
const APART = /^(?:[ \t]*$| {0,3}(?:[*+-][ \t]+\S|#{1,6}[ \t]))/

/** The markers of quotations, list items and footnotes at the start of a line. */
const OPENINGS = /^(?:[ \t]*(?:>|(?:[*+-]|\d{1,9}[.)])(?=[ \t]|$)|\[\^[^\]\s]+\]:))*/

const OPENING = />|[*+-]|\d{1,9}[.)]|\[\^[^\]\s]+\]:/g

const THEMATIC_BREAK = /^[ \t]*(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,})$/

/**
 * Returns why a text would take too long to parse for its length, in French, or null. Reads each line once and adds its
 * counts to `sums`.
 */
export function excessToRead(text: string, sums: Sums): string | null {
  const beside = besides(sums.characters)
  sums.characters += text.length
  if (sums.characters > MOST.characters) {
    return `texte trop long (${french(sums.characters)} caractères${beside}) : une page tient en ${french(MOST.characters)}, faites-en plusieurs`
  }
  if (LONG_BLANK.test(text)) return 'plus de 500 espaces de suite : retirez-les'
  sums.braces += text.split('{{').length - 1
  if (sums.braces > MOST.braces) {
    return `trop d’accolades (plus de ${MOST.braces} fois « {{ ») : retirez-en`
  }
  sums.bars += text.split('|').length - 1
  if (sums.bars > MOST.bars) {
    return `trop de cases de tableaux (${french(sums.bars)} « | »${beside}) : une page tient en ${french(MOST.bars)}, faites-en plusieurs`
  }
  return excessOfLines(text.split(/\r\n?|\n/), sums, beside)
}

function excessOfLines(lines: string[], sums: Sums, beside: string): string | null {
  sums.lines += lines.length
  if (sums.lines > MOST.lines) {
    return `texte trop long (${french(sums.lines)} lignes${beside}) : une page tient en ${french(MOST.lines)}, faites-en plusieurs`
  }
  let [signs, characters, quotes] = [0, 0, 0]
  for (const line of lines) {
    const opened = openedBy(line)
    if (opened.levels > MOST_OPENED) return TOO_DEEP
    // A quotation continues if the previous line is in a quotation.
    sums.items += opened.items + Math.max(0, opened.quotes - quotes)
    quotes = opened.quotes
    if (UNDERLINE.test(line)) sums.underlines += 1
    if (APART.test(line)) [signs, characters] = [0, 0]
    sums.cost -= signs * characters
    signs += line.match(SIGNS)?.length ?? 0
    characters += line.length + 1
    sums.cost += signs * characters
    if (sums.cost > MOST.cost) {
      return `trop de signes de mise en forme (${french(signs)} dans un paragraphe de ${french(characters)} caractères) : séparez les paragraphes par une ligne vide`
    }
  }
  if (sums.items > MOST.items) {
    return `trop de puces et de citations (${french(sums.items)}${beside}) : une page tient en ${french(MOST.items)}, faites-en plusieurs`
  }
  if (sums.underlines <= MOST.underlines) return null
  return `plus de ${MOST.underlines} lignes de « = » ou de « - » : notez les titres avec « # »`
}

/**
 * Returns an upper bound on the `levels` that `line` opens and is in: its markers, plus one level per two columns of
 * indentation. `quotes` counts quotation markers, `items` the others.
 */
function openedBy(line: string): { levels: number; quotes: number; items: number } {
  const openings = OPENINGS.exec(line)?.[0] ?? ''
  if (!openings || THEMATIC_BREAK.test(line)) return { levels: 0, quotes: 0, items: 0 }
  const marks = openings.match(OPENING) ?? []
  const blanks = openings.match(/[ \t]/g)?.length ?? 0
  const tabs = openings.match(/\t/g)?.length ?? 0
  // One blank stands between two markers.
  const columns = Math.max(0, blanks + 3 * tabs - (marks.length - 1))
  const quotes = marks.filter((mark) => mark === '>').length
  const levels = marks.length + Math.floor(columns / 2)
  return { levels, quotes, items: marks.length - quotes }
}

/** Nesting of any kind: rendering is recursive. */
const MOST_DEPTH = 60

/**
 * Returns why the syntax tree of a text would take too long to render for its length, in French, or null. Adds its counts
 * to `sums`.
 */
export function excessToShow(root: Nodes, sums: Sums): string | null {
  const beside = besides(sums.elements)
  const definitions = new Map<string, number>()
  const uses: string[] = []
  const waiting = [{ node: root, levels: 0, depth: 0 }]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, depth } = next
    const isLevel = node.type === 'list' || node.type === 'blockquote'
    const levels = next.levels + (isLevel ? 1 : 0)
    if (levels > MOST_LEVELS) return TOO_DEEP
    if (depth > MOST_DEPTH) return 'trop de mises en forme les unes dans les autres : retirez-en'
    sums.elements += 1
    if (node.type === 'table') {
      const columns = node.children[0]?.children.length ?? 0
      if (columns > MOST_COLUMNS) {
        return `tableau de ${french(columns)} colonnes : ${MOST_COLUMNS} au plus, faites-en plusieurs`
      }
      for (const row of node.children) sums.elements += Math.max(0, columns - row.children.length)
    }
    if (node.type === 'footnoteReference') sums.elements += 4
    if (node.type === 'definition' && !definitions.has(node.identifier)) {
      definitions.set(node.identifier, node.url.length + (node.title?.length ?? 0))
    }
    if (node.type === 'linkReference' || node.type === 'imageReference') uses.push(node.identifier)
    if (!('children' in node)) continue
    // Keep the order of the text: if a link is defined twice, the first definition counts.
    for (let index = node.children.length - 1; index >= 0; index -= 1) {
      waiting.push({ node: node.children[index]!, levels, depth: depth + 1 })
    }
  }
  if (sums.elements > MOST.elements) {
    return `trop d’éléments (${french(sums.elements)} liens, puces, cases, mots en gras…${beside}) : une page tient en ${french(MOST.elements)}, faites-en plusieurs`
  }
  for (const identifier of uses) sums.addresses += definitions.get(identifier) ?? 0
  if (sums.addresses <= MOST.addresses) return null
  return 'une longue adresse sert à trop de liens : raccourcissez-la, ou retirez des liens'
}
