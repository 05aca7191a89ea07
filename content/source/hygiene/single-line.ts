import { onOneLine } from '@/text/typography'

import { cleanCharacters, counted, type Cleaned } from './characters'

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
