import { onOneLine } from '@/text/typography'

/** Told, in French, what was changed in a text. */
export type Note = (message: string) => void

/** In order: what stands for a line break is turned into one before the other control characters go. */
const RULES: [pattern: RegExp, by: (found: string) => string, note: string][] = [
  [
    // Vertical tab, form feed, next line, line and paragraph separators: pasted from word processors.
    /\r\n|[\r\u000B\u000C\u0085\u2028\u2029]/g,
    () => '\n',
    'sauts de ligne ordinaires mis à la place de caractères spéciaux',
  ],
  [/[\uFEFF\u200B]/g, () => '', 'caractères invisibles retirés'],
  [
    // Indentation carries the nesting of Markdown lists, where a tab counts as four spaces.
    /^[\t ]+/gm,
    (blanks) => blanks.replaceAll('\t', '    '),
    'tabulations d’indentation remplacées par 4 espaces',
  ],
  [/\t/g, () => ' ', 'tabulations remplacées par un espace'],
  // Control characters, and halves of a pair, which no database stores.
  [/(?!\n)[\p{Cc}\p{Cs}]/gu, () => '', 'caractères de contrôle retirés'],
]

/** Removes what can't be seen and composes accents (NFC). Typographic spaces, joiners and all visible signs stay. */
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

/** Cleans a field shown on one line (a title, a name): line breaks become spaces, blanks at both ends go. */
export function cleanSingleLine(source: string, note?: Note): string {
  const text = cleanCharacters(source, note)
  const trimmed = text.trim()
  const withoutBreaks = (line: string) => line.replaceAll('\n', '')
  if (withoutBreaks(trimmed) !== withoutBreaks(text)) note?.('espaces retirés aux extrémités')
  if (trimmed.includes('\n')) note?.('sauts de ligne remplacés par un espace')
  return onOneLine(trimmed)
}
