import type { Nodes } from 'mdast'

import { frenchTypography } from '@/text/typography'

/**
 * What a page may say: far above any page (the longest known has 8,000 characters, or 100 lines), and little enough to be
 * read and shown in half a second. The same for whoever types, imports or is shown a text.
 */

/** What the texts of one page may hold together. */
export const MOST = {
  characters: 100_000,
  lines: 2_000,
  /** Underlined headings, whose parsing takes time that grows with their square. */
  underlines: 60,
  /**
   * Signs of inline markup times characters, summed over the paragraphs: what parsing them may cost, since a sign may be
   * looked for up to the end of its paragraph. Twenty nanoseconds each at worst; the page known that costs most has some
   * 50,000.
   */
  cost: 10_000_000,
  /** Marks of lists, notes and new quotations, at the start of lines: some 0.3 ms of parsing each. */
  items: 1_500,
  /** Vertical bars, between which are the cells of tables. */
  bars: 6_000,
  /** Pairs of braces that open: each may become a value that is much longer. */
  braces: 200,
  /** Nodes of the syntax tree, the cells that a short row of a table lacks and the links back from a note included. */
  elements: 10_000,
  /** Characters of the addresses that links take from a definition, `[mots][repère]`: one long one may be used by all. */
  addresses: 200_000,
}

/** What the texts of one page hold together, so far. */
export type Sums = { [Key in keyof typeof MOST]: number }

export const nothing = () => Object.fromEntries(Object.keys(MOST).map((key) => [key, 0])) as Sums

/** Lists and quotations within one another: more is not read by anyone. */
const MOST_LEVELS = 8

const MOST_COLUMNS = 30

/** Characters of one text of several lines: what Payload stores in a field (its `defaultMaxTextLength`). */
export const LONGEST_TEXT = 40_000

/** Characters of a title, a name or a label: the longest known has 164. */
export const LONGEST_LINE = 500

/** Longer than browsers promise to follow. */
export const LONGEST_ADDRESS = 2_000

/** Rows of one list: the longest known has 13. */
export const MOST_ROWS = 300

/** Of all the lists of a document. */
export const MOST_ROWS_IN_ALL = 1_000

const TOO_DEEP = `listes ou citations imbriquées sur plus de ${MOST_LEVELS} niveaux : ramenez-les à ${MOST_LEVELS} au plus`

/** What follows a count that began with so many, of the texts before. */
const besides = (before: number): string => (before ? ' avec ce qui précède' : '')

/** « 40 000 ». */
export const french = (count: number): string => count.toLocaleString('fr-FR')

/** What a text of more than `most` characters exceeds; null of a shorter one. */
export const excessOfLength = ({ length }: string, most: number): string | null =>
  length > most ? `texte trop long (${french(length)} caractères) : ${french(most)} au plus` : null

/** What a text exceeds as a field says it: « Plus de 500 espaces de suite : retirez-les. ». */
export const excessSentence = (excess: string): string =>
  frenchTypography(`${excess.charAt(0).toUpperCase()}${excess.slice(1)}.`)

/** Levels that one line may seem to open or be in, each by two columns: eight by four columns each stay below. */
const MOST_OPENED = 24

const SIGNS = /[*_[\]!<&\\`~]/g

const LONG_BLANK = /[^\S\r\n]{500}/

const UNDERLINE = /^ {0,3}(?:=+|-+)[ \t]*$/

/** A line before which a paragraph ends, whatever it is in (CommonMark 4.2, 4.8 and 5.2). */
const APART = /^(?:[ \t]*$| {0,3}(?:[*+-][ \t]+\S|#{1,6}[ \t]))/

/** What opens quotations, list items and notes at the start of a line. */
const OPENINGS = /^(?:[ \t]*(?:>|(?:[*+-]|\d{1,9}[.)])(?=[ \t]|$)|\[\^[^\]\s]+\]:))*/

const OPENING = />|[*+-]|\d{1,9}[.)]|\[\^[^\]\s]+\]:/g

const THEMATIC_BREAK = /^[ \t]*(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,})$/

/**
 * What keeps a text from being parsed in a time that its length tells, in French; null when nothing does. One look at each
 * line; what the text holds is added to `sums`.
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
    // A quotation goes on where the line before is one.
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
 * No fewer `levels` than those that `line` opens and is in: its marks, and two columns for each without one. `quotes` and
 * `items`: the marks of quotations, and the others.
 */
function openedBy(line: string): { levels: number; quotes: number; items: number } {
  const openings = OPENINGS.exec(line)?.[0] ?? ''
  if (!openings || THEMATIC_BREAK.test(line)) return { levels: 0, quotes: 0, items: 0 }
  const marks = openings.match(OPENING) ?? []
  const blanks = openings.match(/[ \t]/g)?.length ?? 0
  const tabs = openings.match(/\t/g)?.length ?? 0
  // Of the blanks, one stands between each two marks.
  const columns = Math.max(0, blanks + 3 * tabs - (marks.length - 1))
  const quotes = marks.filter((mark) => mark === '>').length
  const levels = marks.length + Math.floor(columns / 2)
  return { levels, quotes, items: marks.length - quotes }
}

/** Anything within anything: showing goes down by recursion. */
const MOST_DEPTH = 60

/**
 * What keeps the syntax tree of a text from being shown in a time that its length tells, in French; null when nothing does.
 * What it holds is added to `sums`.
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
    // In the order of the text: of two definitions of a link, the first one counts.
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
