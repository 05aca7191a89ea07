import { readMarkdown } from '@/text/markdown/parse'

/**
 * Distinguishes a form value that comes from elsewhere (restored version, reset, server) from the values that the field
 * itself sent. A late render may bring an older value that the field sent: it isn't foreign, otherwise fast typing would be
 * undone.
 */
export class OwnEdits<Value> {
  #value: Value
  #onTheirWay: Value[] = []

  /** `value`: the form's value when the field opens. */
  constructor(value: Value) {
    this.#value = value
  }

  /** The last value that the field sent to the form or received from it. */
  get value(): Value {
    return this.#value
  }

  /** Records the field's new value; returns whether the form must receive it. */
  send(value: Value): boolean {
    if (value === this.#value) return false
    this.#value = value
    this.#onTheirWay.push(value)
    return true
  }

  /** Whether the form's `value` must replace what the field shows. */
  isForeign(value: Value): boolean {
    const sent = this.#onTheirWay.lastIndexOf(value)
    if (value === this.#value) this.#onTheirWay = []
    else if (sent >= 0) this.#onTheirWay = this.#onTheirWay.slice(sent + 1)
    else return true
    return false
  }

  /** Starts again from a value that came from elsewhere. */
  replaceWith(value: Value): void {
    this.#value = value
    this.#onTheirWay = []
  }
}

/** A textarea's value as Payload stores it: null or undefined when nothing was typed yet. */
export type StoredText = string | null | undefined

/** How the editor writes the outermost space at the start or end of a line, to preserve it. */
const EDGE_SPACE = '&#x20;'

/** Removes the encoded spaces at line ends, which are not visible on the page. */
const withoutEdgeSpaces = (markdown: string): string =>
  markdown
    .split('\n')
    .map((line) => (line.startsWith(EDGE_SPACE) ? line.slice(EDGE_SPACE.length).trimStart() : line))
    .map((line) => (line.endsWith(EDGE_SPACE) ? line.slice(0, -EDGE_SPACE.length).trimEnd() : line))
    .join('\n')

/**
 * A stored text while an editor shows it and writes its Markdown differently. The stored bytes change only when the text
 * does: the editor's version of the unchanged text counts as the stored text.
 */
export class StoredMarkdown extends OwnEdits<StoredText> {
  #stored: StoredText
  #normalised: string

  /** `stored`: the form's value when the editor opens. */
  constructor(stored: StoredText) {
    super(stored)
    this.#stored = stored
    this.#normalised = (stored ?? '').trim()
  }

  /** Records how the editor writes the stored text before any edit. */
  normalisedTo(markdown: string): void {
    this.#normalised = withoutEdgeSpaces(markdown).trim()
  }

  /** Takes what the editor emits after a person's edit; returns whether the form must now receive `value`. */
  edit(markdown: string): boolean {
    const text = withoutEdgeSpaces(markdown)
    return this.send(text.trim() === this.#normalised ? this.#stored : text)
  }

  override replaceWith(stored: StoredText): void {
    super.replaceWith(stored)
    this.#stored = stored
    this.#normalised = (stored ?? '').trim()
  }
}

/** The definition of a GFM footnote, which starts a line. */
const FOOTNOTE = /^ {0,3}\[\^[^\]\s]+\]:/m

/** An image written in HTML: the page shows its source as text, while the editor would show an image. */
const HTML_IMAGE = /<img\b/i

/**
 * Whether a text needs the source editor: the visual editor would read it without error but write it back with another
 * meaning (it treats footnotes as words and escapes their brackets), or it exceeds a page's limits and would freeze the
 * browser.
 */
export function needsSource(text: StoredText): boolean {
  const written = text ?? ''
  return FOOTNOTE.test(written) || HTML_IMAGE.test(written) || readMarkdown(written).excess !== null
}
