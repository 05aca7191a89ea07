import type { StoredText } from './stored-markdown'

/** Definition of a GFM footnote, on a line of its own. */
const FOOTNOTE = /^ {0,3}\[\^[^\]\s]+\]:/m

/**
 * Whether the visual editor would read a text without complaint but write it back with another meaning: it takes
 * footnotes for words and escapes their brackets.
 */
export function needsSource(text: StoredText): boolean {
  return FOOTNOTE.test(text ?? '')
}
