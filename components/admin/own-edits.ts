import { readMarkdown } from '@/text/markdown/parse'

/**
 * Tells a form's value that comes from elsewhere (restored version, reset, server) from those that a field itself gave.
 * A render may come late and bring an older value of ours: that one isn't foreign, or fast typing would be undone.
 */
export class OwnEdits<Value> {
  #value: Value
  #onTheirWay: Value[] = []

  /** `value`: the form's when the field opens. */
  constructor(value: Value) {
    this.#value = value
  }

  /** The last value that the field gave to the form, or the form to the field. */
  get value(): Value {
    return this.#value
  }

  /** Takes the field's new value; tells whether the form must be given it. */
  send(value: Value): boolean {
    if (value === this.#value) return false
    this.#value = value
    this.#onTheirWay.push(value)
    return true
  }

  /** Whether the form's `value` must be shown in place of the field's own. */
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

/** A textarea's value as Payload keeps it: nothing was typed yet when it is null or undefined. */
export type StoredText = string | null | undefined

/** How the editor writes the outermost space at the edge of a line, so that it stays. */
const EDGE_SPACE = '&#x20;'

/** Without the spaces that somebody left at the edges of lines, which show nowhere. */
const withoutEdgeSpaces = (markdown: string): string =>
  markdown
    .split('\n')
    .map((line) => (line.startsWith(EDGE_SPACE) ? line.slice(EDGE_SPACE.length).trimStart() : line))
    .map((line) => (line.endsWith(EDGE_SPACE) ? line.slice(0, -EDGE_SPACE.length).trimEnd() : line))
    .join('\n')

/**
 * What the form holds of one text while an editor that rewrites Markdown its own way shows it. Bytes change only when
 * the text does: what the editor makes of the stored text stands for the stored text itself.
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

  /** Records how the editor writes the stored text when nobody touched it. */
  normalisedTo(markdown: string): void {
    this.#normalised = withoutEdgeSpaces(markdown).trim()
  }

  /** Takes what the editor emits after a person's edit; tells whether the form must now be given `value`. */
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
