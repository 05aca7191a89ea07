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

export const nothing = (): Sums => ({
  characters: 0,
  lines: 0,
  underlines: 0,
  cost: 0,
  items: 0,
  bars: 0,
  braces: 0,
  elements: 0,
  addresses: 0,
})

/** Lists and quotations within one another: more is not read by anyone. */
export const MOST_LEVELS = 8

export const MOST_COLUMNS = 30

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

export const TOO_DEEP = `listes ou citations imbriquées sur plus de ${MOST_LEVELS} niveaux : ramenez-les à ${MOST_LEVELS} au plus`

/** What follows a count that began with so many, of the texts before. */
export const besides = (before: number): string => (before ? ' avec ce qui précède' : '')

/** « 40 000 ». */
export const french = (count: number): string => count.toLocaleString('fr-FR')

/** What a text exceeds as a field says it: « Plus de 500 espaces de suite : retirez-les. ». */
export const excessSentence = (excess: string): string =>
  frenchTypography(`${excess.charAt(0).toUpperCase()}${excess.slice(1)}.`)
