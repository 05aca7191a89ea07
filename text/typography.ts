/**
 * French typography, applied when text is shown and never to what is stored. Rules: Imprimerie nationale, « Lexique
 * des règles typographiques » (narrow no-break space before `; ! ?`, no-break space before `:` and inside « »).
 */
const NO_BREAK = '\u00a0'
const NARROW_NO_BREAK = '\u202f'

/** Addresses keep every character: `https://exemple.fr/?a=1`, `www.exemple.fr`, `nom@exemple.fr`. */
const ADDRESS = /:\/\/|^www\.|@/i

/** What takes a space before it. Words without any are most of a page, and looked at once. */
const SIGN = /[!?;:%€]/

/** What may precede a sign that ends a word. Leaves `::`, `:-)` and a sign standing alone as they are. */
const BEFORE_SIGN = '(?<=[\\p{L}\\p{N})»%€])'

/** `(?<!\s)`: looked for from the start of each run of blanks only, else a long one takes time that grows with its square. */
const LOOSE_HIGH_SIGN = /(?<!\s)\s+([!?]+)(?=$|[\s)»"”\]])/g
const LOOSE_LOW_SIGN = /(?<!\s)\s+([;:])(?=$|\s)/g
const BEFORE_CLOSING_QUOTE = /(?<!\s)\s*»/g
const TIGHT_HIGH_SIGN = new RegExp(`${BEFORE_SIGN}([!?]+)(?=[)»"”\\]]*$)`, 'u')
const TIGHT_LOW_SIGN = new RegExp(`${BEFORE_SIGN}([;:])$`, 'u')
const LOOSE_UNIT = /(?<=\d)\s+(?=[%€](?:$|[^\p{L}\p{N}]))/gu
const TIGHT_UNIT = /(?<=\d)(?=[%€](?:$|[^\p{L}\p{N}]))/gu

/** A straight quote after a letter, unless it closes a `'quotation'`, which keeps both its marks. */
const APOSTROPHE = /(?<![\p{L}\p{N}])'[^'\n]*'(?!\p{L})|(?<=\p{L})'/gu

/**
 * `text` (plain, one or more lines) with typographic apostrophes and no-break spaces. Idempotent. An existing space is
 * replaced; a missing one is added only where the sign ends a word, so addresses, times and `a::b` stay untouched.
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

/** How much a file weighs: « 62 ko », « 1,4 Mo ». At least one kilobyte. */
export const frenchSize = (bytes: number): string =>
  bytes < 1e6 ? measure(Math.max(1, bytes / 1000), 'ko', 0) : measure(bytes / 1e6, 'Mo', 1)

/** What may not stand before an ellipsis: spaces, and signs that announce or separate. */
const LOOSE_END = /(?<![\s,;:.·–—(«[-])[\s,;:.·–—(«[-]+$/u

/**
 * `text` (plain, on one line) in at most `longest` characters, cut between two words and ended by an ellipsis where
 * something was left out.
 */
export function shortened(text: string, longest: number): string {
  if (text.length <= longest) return text
  const space = text.lastIndexOf(' ', longest - 1)
  // A single endless word is cut where it may be, not between the two halves of a character.
  const end = space > 0 ? space : longest - 1
  const words = text.slice(0, end).replace(/[\ud800-\udbff]$/, '')
  return `${words.replace(LOOSE_END, '')}…`
}

/** `text` with each line break, and the blanks around it, as one space. */
export const onOneLine = (text: string): string =>
  text.replace(/\s+/g, (blanks) => (blanks.includes('\n') ? ' ' : blanks))
