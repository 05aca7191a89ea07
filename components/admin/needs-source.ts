import type { StoredText } from './stored-markdown'

/** Definition of a GFM footnote, on a line of its own. */
const FOOTNOTE = /^ {0,3}\[\^[^\]\s]+\]:/m

/** An image written in HTML, which the page shows as the text it is: the editor would take it for an image. */
const HTML_IMAGE = /<img\b/i

/**
 * Whether the visual editor would read a text without complaint but write it back with another meaning: it takes
 * footnotes for words and escapes their brackets.
 */
export function needsSource(text: StoredText): boolean {
  return FOOTNOTE.test(text ?? '') || HTML_IMAGE.test(text ?? '')
}
