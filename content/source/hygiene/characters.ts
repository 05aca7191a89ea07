import { onOneLine } from '@/text/typography'

/** Cleaned text and, in French, what was changed in it. */
export type Cleaned = { text: string; notes: string[] }

type Rule = {
  pattern: RegExp
  /** In the place of each find. */
  replacement: string | ((found: string) => string)
  /** How many characters of one find are replaced, where it is not the find itself that counts as one. */
  counted?: (found: string) => number
  note: (count: number) => string
}

const tabsIn = (blanks: string): number => blanks.split('\t').length - 1

/** In order: what stands for a line break is turned into one before the other control characters go. */
const RULES: Rule[] = [
  {
    // Vertical tab, form feed, next line, line and paragraph separators: pasted from word processors.
    pattern: /\r\n|[\r\u000B\u000C\u0085\u2028\u2029]/g,
    replacement: '\n',
    note: (count) =>
      `${counted(count, 'saut de ligne ordinaire mis', 'sauts de ligne ordinaires mis')} à la place de caractères spéciaux`,
  },
  {
    pattern: /[\uFEFF\u200B]/g,
    replacement: '',
    note: (count) =>
      `${counted(count, 'caractère invisible retiré', 'caractères invisibles retirés')}`,
  },
  {
    // Indentation carries the nesting of Markdown lists, where a tab counts as four spaces.
    pattern: /^[\t ]+/gm,
    replacement: (blanks) => blanks.replaceAll('\t', '    '),
    counted: tabsIn,
    note: (count) =>
      `${counted(count, 'tabulation d’indentation remplacée', 'tabulations d’indentation remplacées')} par 4 espaces`,
  },
  {
    pattern: /\t/g,
    replacement: ' ',
    note: (count) =>
      `${counted(count, 'tabulation remplacée', 'tabulations remplacées')} par un espace`,
  },
  {
    // Control characters, and halves of a pair, which no database stores.
    pattern: /(?!\n)[\p{Cc}\p{Cs}]/gu,
    replacement: '',
    note: (count) =>
      counted(count, 'caractère de contrôle retiré', 'caractères de contrôle retirés'),
  },
]

/** Removes what can't be seen and composes accents (NFC). Typographic spaces, joiners and all visible signs stay. */
export function cleanCharacters(source: string): Cleaned {
  const notes: string[] = []
  let text = source
  for (const { pattern, replacement, counted = () => 1, note } of RULES) {
    let count = 0
    const cleaned = text.replace(pattern, (found) => {
      count += counted(found)
      return typeof replacement === 'string' ? replacement : replacement(found)
    })
    if (count === 0) continue
    text = cleaned
    notes.push(note(count))
  }
  const composed = text.normalize('NFC')
  if (composed !== text) notes.push('accents recomposés (Unicode NFC)')
  return { text: composed, notes }
}

/** « 1 espace retiré », « 2 espaces retirés ». */
export function counted(count: number, one: string, many: string): string {
  return `${count} ${count > 1 ? many : one}`
}

/** Cleans a field shown on one line (a title, a name): line breaks become spaces, blanks at both ends go. */
export function cleanSingleLine(source: string): Cleaned {
  const { text, notes } = cleanCharacters(source)
  const trimmed = text.trim()
  const blanks = text.replaceAll('\n', '').length - trimmed.replaceAll('\n', '').length
  if (blanks > 0)
    notes.push(counted(blanks, 'espace retiré aux extrémités', 'espaces retirés aux extrémités'))
  const breaks = trimmed.match(/\n+/g)?.length ?? 0
  if (breaks > 0) {
    notes.push(
      `${counted(breaks, 'saut de ligne remplacé', 'sauts de ligne remplacés')} par un espace`,
    )
  }
  return { text: onOneLine(trimmed), notes }
}
