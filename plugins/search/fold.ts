/** A text without the differences that a search ignores. `starts`: for each of its characters, its offset in the text. */
export type Folded = { folded: string; starts: number[] }

const APOSTROPHES = /[’‘ʼ´`]/g
const DASHES = /[‐‑–—−]/g

/** Marks on letters, and invisible characters such as the soft hyphen. */
const INVISIBLE = /[\p{M}\p{Cf}]/gu

/** Letters that Unicode does not decompose. */
const LETTERS: Record<string, string> = { œ: 'oe', æ: 'ae', ß: 'ss' }

/** Signs that French typography puts a space before: writers often forget it. */
const SPACED = /[:;!?»%€]/

const known = new Map<string, string>()

/** Folds one character: most come back millions of times. */
function foldCharacter(character: string): string {
  const found = known.get(character)
  if (found !== undefined) return found
  const folded = character
    .toLowerCase()
    .normalize('NFKD')
    .toLowerCase()
    .replace(INVISIBLE, '')
    .replace(/[œæß]/g, (letter) => LETTERS[letter]!)
    .replace(APOSTROPHES, "'")
    .replace(DASHES, '-')
    .replace(/\s/g, ' ')
  known.set(character, folded)
  return folded
}

/**
 * Returns `text` without accents, case, kinds of apostrophes, dashes and spaces, repeated spaces, and the spaces of French
 * punctuation: « L’intérêt  ? » and « l'interet? » fold to the same text.
 */
export function fold(text: string): Folded {
  const signs: string[] = []
  const starts: number[] = []
  let offset = 0
  for (const character of text) {
    for (const sign of foldCharacter(character)) {
      const last = signs.at(-1)
      if (sign === ' ' && (last === ' ' || last === '«')) continue
      if (last === ' ' && SPACED.test(sign)) {
        signs.pop()
        starts.pop()
      }
      signs.push(sign)
      // Offsets count UTF-16 units: some characters have two.
      for (let unit = 0; unit < sign.length; unit += 1) starts.push(offset)
    }
    offset += character.length
  }
  return { folded: signs.join(''), starts }
}

/** Returns the folded text alone, without spaces at its ends. */
export const foldWords = (text: string): string => fold(text).folded.trim()
