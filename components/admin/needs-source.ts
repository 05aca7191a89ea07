import { readMarkdown } from '@/text/markdown/parse'

import type { StoredText } from './stored-markdown'

/** Definition of a GFM footnote, on a line of its own. */
const FOOTNOTE = /^ {0,3}\[\^[^\]\s]+\]:/m

/** An image written in HTML, which the page shows as the text it is: the editor would take it for an image. */
const HTML_IMAGE = /<img\b/i

/**
 * Whether the visual editor would read a text without complaint but write it back with another meaning: it takes
 * footnotes for words and escapes their brackets. One beyond the bounds of a page would hold the browser.
 */
export function needsSource(text: StoredText): boolean {
  const written = text ?? ''
  return FOOTNOTE.test(written) || HTML_IMAGE.test(written) || readMarkdown(written).excess !== null
}
