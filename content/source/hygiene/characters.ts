import { onOneLine } from '@/text/typography'

/** Receives the changes of a text, in French. */
export type Note = (message: string) => void

/** The order matters: substitutes for line breaks become line breaks before other control characters are removed. */
const RULES: [pattern: RegExp, by: (found: string) => string, note: string][] = [
  [
    // Vertical tab, form feed, next line, line and paragraph separators, pasted from word processors.
    /\r\n|[\r\u000B\u000C\u0085\u2028\u2029]/g,
    () => '\n',
    'sauts de ligne ordinaires mis à la place de caractères spéciaux',
  ],
  [/[\uFEFF\u200B]/g, () => '', 'caractères invisibles retirés'],
  [
    // Indentation gives the nesting of Markdown lists, where a tab counts as four spaces.
    /^[\t ]+/gm,
    (blanks) => blanks.replaceAll('\t', '    '),
    'tabulations d’indentation remplacées par 4 espaces',
  ],
  [/\t/g, () => ' ', 'tabulations remplacées par un espace'],
  // Control characters and lone surrogates, which no database stores.
  [/(?!\n)[\p{Cc}\p{Cs}]/gu, () => '', 'caractères de contrôle retirés'],
]

/** Removes invisible characters and composes accents (NFC). Keeps typographic spaces, joiners and all visible signs. */
export function cleanCharacters(source: string, note?: Note): string {
  let text = source
  const change = (changed: string, what: string) => {
    if (changed !== text) note?.(what)
    text = changed
  }
  for (const [pattern, by, what] of RULES) change(text.replace(pattern, by), what)
  change(text.normalize('NFC'), 'accents recomposés (Unicode NFC)')
  return text
}

/** Cleans a single-line field (a title, a name): replaces line breaks with spaces and trims it. */
export function cleanSingleLine(source: string, note?: Note): string {
  const text = cleanCharacters(source, note)
  const trimmed = text.trim()
  const withoutBreaks = (line: string) => line.replaceAll('\n', '')
  if (withoutBreaks(trimmed) !== withoutBreaks(text)) note?.('espaces retirés aux extrémités')
  if (trimmed.includes('\n')) note?.('sauts de ligne remplacés par un espace')
  return onOneLine(trimmed)
}
