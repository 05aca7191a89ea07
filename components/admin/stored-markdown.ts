/** A textarea's value as Payload keeps it: nothing was typed yet when it is null or undefined. */
export type StoredText = string | null | undefined

/**
 * What the form holds of one text while an editor that rewrites Markdown its own way shows it. Bytes change only when
 * the text does: what the editor makes of the stored text stands for the stored text itself.
 */
export class StoredMarkdown {
  #stored: StoredText
  #normalised: string
  #value: StoredText
  #onTheirWay: StoredText[] = []

  /** `stored`: the form's value when the editor opens. */
  constructor(stored: StoredText) {
    this.#stored = this.#value = stored
    this.#normalised = (stored ?? '').trim()
  }

  /** The last value the editor gave to the form, or the form to the editor. */
  get value(): StoredText {
    return this.#value
  }

  /** Records how the editor writes the stored text when nobody touched it. */
  normalisedTo(markdown: string): void {
    this.#normalised = markdown.trim()
  }

  /** Takes what the editor emits after a person's edit; tells whether the form must now be given `value`. */
  edit(markdown: string): boolean {
    const next = markdown.trim() === this.#normalised ? this.#stored : markdown
    if (next === this.#value) return false
    this.#value = next
    this.#onTheirWay.push(next)
    return true
  }

  /**
   * Whether the form's value comes from elsewhere (restored version, reset, server) and so must be shown. A render may
   * come late and bring an older value of ours: that one isn't foreign, or fast typing would be undone.
   */
  isForeign(value: StoredText): boolean {
    const sent = this.#onTheirWay.lastIndexOf(value)
    if (value === this.#value) this.#onTheirWay = []
    else if (sent >= 0) this.#onTheirWay = this.#onTheirWay.slice(sent + 1)
    else return true
    return false
  }

  /** Starts again from a value that came from elsewhere. */
  replaceWith(stored: StoredText): void {
    this.#stored = this.#value = stored
    this.#normalised = (stored ?? '').trim()
    this.#onTheirWay = []
  }
}
