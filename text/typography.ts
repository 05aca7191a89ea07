/**
 * French typography, applied when text is shown and never to stored text. Rules: Imprimerie nationale, « Lexique des règles
 * typographiques » (narrow no-break space before `; ! ?`, no-break space before `:` and inside « »).
 */
const NO_BREAK = '\u00a0'
const NARROW_NO_BREAK = '\u202f'

/** Addresses keep every character: `https://exemple.fr/?a=1`, `www.exemple.fr`, `nom@exemple.fr`. */
const ADDRESS = /:\/\/|^www\.|@/i

/** Signs that take a space before them. Most words have none, so this test comes first. */
const SIGN = /[!?;:%€]/

/** Characters before a sign that ends a word. Leaves `::`, `:-)` and a lone sign unchanged. */
const BEFORE_SIGN = '(?<=[\\p{L}\\p{N})»%€])'

/** `(?<!\s)` matches only from the start of each run of blanks; otherwise a long run takes quadratic time. */
const LOOSE_HIGH_SIGN = /(?<!\s)\s+([!?]+)(?=$|[\s)»"”\]])/g
const LOOSE_LOW_SIGN = /(?<!\s)\s+([;:])(?=$|\s)/g
const BEFORE_CLOSING_QUOTE = /(?<!\s)\s*»/g
const TIGHT_HIGH_SIGN = new RegExp(`${BEFORE_SIGN}([!?]+)(?=[)»"”\\]]*$)`, 'u')
const TIGHT_LOW_SIGN = new RegExp(`${BEFORE_SIGN}([;:])$`, 'u')
const LOOSE_UNIT = /(?<=\d)\s+(?=[%€](?:$|[^\p{L}\p{N}]))/gu
const TIGHT_UNIT = /(?<=\d)(?=[%€](?:$|[^\p{L}\p{N}]))/gu

/** A straight quote after a letter, unless it closes a `'quotation'`, which keeps both quotes. */
const APOSTROPHE = /(?<![\p{L}\p{N}])'[^'\n]*'(?!\p{L})|(?<=\p{L})'/gu

/**
 * Returns `text` (plain, one or more lines) with typographic apostrophes and no-break spaces. Idempotent. An existing space
 * is replaced; a missing one is added only where the sign ends a word, so addresses, times and `a::b` stay unchanged.
 */
export function frenchTypography(text: string): string {
  let set = text
  if (set.includes("'")) set = set.replace(APOSTROPHE, (found) => (found === "'" ? '’' : found))
  if (SIGN.test(set)) {
    set = set
      .replace(/\S+/g, spaceWord)
      .replace(LOOSE_HIGH_SIGN, `${NARROW_NO_BREAK}$1`)
      .replace(LOOSE_LOW_SIGN, (_, sign: string) => spaceFor(sign) + sign)
      .replace(LOOSE_UNIT, NO_BREAK)
  }
  if (set.includes('«')) set = set.replace(/«\s*/g, `«${NO_BREAK}`)
  return set.includes('»') ? set.replace(BEFORE_CLOSING_QUOTE, `${NO_BREAK}»`) : set
}

function spaceWord(word: string): string {
  if (!SIGN.test(word) || ADDRESS.test(word)) return word
  return word
    .replace(TIGHT_HIGH_SIGN, `${NARROW_NO_BREAK}$1`)
    .replace(TIGHT_LOW_SIGN, (sign) => spaceFor(sign) + sign)
    .replace(TIGHT_UNIT, NO_BREAK)
}

function spaceFor(lowSign: string): string {
  return lowSign === ':' ? NO_BREAK : NARROW_NO_BREAK
}

const measure = (count: number, unit: string, digits: number): string =>
  `${count.toLocaleString('fr-FR', { maximumFractionDigits: digits })}\u00a0${unit}`

/** Formats a file size: « 62 ko », « 1,4 Mo ». At least one kilobyte. */
export const frenchSize = (bytes: number): string =>
  bytes < 1e6 ? measure(Math.max(1, bytes / 1000), 'ko', 0) : measure(bytes / 1e6, 'Mo', 1)

/** Characters removed before an ellipsis: spaces, and signs that announce or separate. */
const LOOSE_END = /(?<![\s,;:.·–—(«[-])[\s,;:.·–—(«[-]+$/u

/**
 * Shortens `text` (plain, one line) to at most `longest` characters: cuts it between two words and ends it with an ellipsis
 * if something was left out.
 */
export function shortened(text: string, longest: number): string {
  if (text.length <= longest) return text
  const space = text.lastIndexOf(' ', longest - 1)
  // A single long word is cut anywhere, except between the two halves of a surrogate pair.
  const end = space > 0 ? space : longest - 1
  const words = text.slice(0, end).replace(/[\ud800-\udbff]$/, '')
  return `${words.replace(LOOSE_END, '')}…`
}

/** Returns `text` with each line break, and the blanks around it, replaced by one space. */
export const onOneLine = (text: string): string =>
  text.replace(/\s+/g, (blanks) => (blanks.includes('\n') ? ' ' : blanks))
