import type { TextProblem } from './text-problems'
import type { Path } from './texts'

/**
 * Of all the texts of a file together. The longest page known has 8,000 characters, or 100 lines; what exceeds these is
 * not a page, and would hold the program.
 */
const MAX_CHARACTERS = 100_000
const MAX_LINES = 2_000

/** Underlined headings, whose parsing takes time that grows with their square. */
const MAX_UNDERLINES = 60

/**
 * Signs of inline markup times characters, summed over the paragraphs: what parsing them may cost, since a sign may be
 * looked for up to the end of its paragraph. The page known that costs most has some 50,000.
 */
const MAX_COST = 1_500_000

const SIGNS = /[*_[\]!<&\\`~]/g

const LONG_BLANK = /[^\S\n]{500}/

/** Deeper than forty levels of list by indentation alone. */
const DEEP_ITEM = /^[ \t]{80,}(?:[*+-]|\d{1,9}[.)])(?=[ \t])/m

const french = (count: number) => count.toLocaleString('fr-FR')

/** Looks at the texts of one file in turn; says in French what each one exceeds, or null. */
export function boundsOfPage(): (text: string, path: Path) => TextProblem | null {
  const sums = { characters: 0, lines: 0, underlines: 0, cost: 0 }
  return (text, path) => {
    const before = sums.characters
    sums.characters += text.length
    if (sums.characters > MAX_CHARACTERS) {
      // Once is enough: what follows is too long all the more.
      if (before > MAX_CHARACTERS) return null
      const message = `texte trop long (${french(sums.characters)} caractères avec ce qui précède) : une page tient en ${french(MAX_CHARACTERS)}`
      return { path, typed: null, message }
    }
    const message = excessOf(text, sums)
    return message === null ? null : { path, typed: null, message }
  }
}

function excessOf(
  text: string,
  sums: { lines: number; underlines: number; cost: number },
): string | null {
  const lines = text.split('\n')
  sums.lines += lines.length
  if (sums.lines > MAX_LINES) {
    return `texte trop long (${french(sums.lines)} lignes avec ce qui précède) : une page tient en ${french(MAX_LINES)}`
  }
  if (LONG_BLANK.test(text)) return 'plus de 500 espaces de suite'
  if (DEEP_ITEM.test(text)) return 'listes trop imbriquées'
  sums.underlines += lines.filter((line) => /^ {0,3}(?:=+|-+)[ \t]*$/.test(line)).length
  if (sums.underlines > MAX_UNDERLINES) {
    return `plus de ${MAX_UNDERLINES} lignes de « = » ou de « - » : notez les titres avec « # »`
  }
  for (const paragraph of text.split(/\n[ \t]*\n/)) {
    const signs = paragraph.match(SIGNS)?.length ?? 0
    sums.cost += signs * paragraph.length
    if (sums.cost > MAX_COST) {
      return `trop de signes de mise en forme (${french(signs)} dans un paragraphe de ${french(paragraph.length)} caractères) : séparez les paragraphes par une ligne vide`
    }
  }
  return null
}
