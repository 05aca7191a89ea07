import { OwnEdits } from './own-edits'

/** A textarea's value as Payload keeps it: nothing was typed yet when it is null or undefined. */
export type StoredText = string | null | undefined

/**
 * What the form holds of one text while an editor that rewrites Markdown its own way shows it. Bytes change only when
 * the text does: what the editor makes of the stored text stands for the stored text itself.
 */
export class StoredMarkdown {
  #stored: StoredText
  #normalised: string
  #edits: OwnEdits<StoredText>

  /** `stored`: the form's value when the editor opens. */
  constructor(stored: StoredText) {
    this.#stored = stored
    this.#edits = new OwnEdits(stored)
    this.#normalised = (stored ?? '').trim()
  }

  /** The last value the editor gave to the form, or the form to the editor. */
  get value(): StoredText {
    return this.#edits.value
  }

  /** Records how the editor writes the stored text when nobody touched it. */
  normalisedTo(markdown: string): void {
    this.#normalised = markdown.trim()
  }

  /** Takes what the editor emits after a person's edit; tells whether the form must now be given `value`. */
  edit(markdown: string): boolean {
    return this.#edits.send(markdown.trim() === this.#normalised ? this.#stored : markdown)
  }

  /** Whether the form's value comes from elsewhere and so must be shown. */
  isForeign(value: StoredText): boolean {
    return this.#edits.isForeign(value)
  }

  /** Starts again from a value that came from elsewhere. */
  replaceWith(stored: StoredText): void {
    this.#stored = stored
    this.#edits.replaceWith(stored)
    this.#normalised = (stored ?? '').trim()
  }
}
