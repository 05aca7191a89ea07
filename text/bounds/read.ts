import { besides, french, MOST, TOO_DEEP, type Sums } from './most'

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
