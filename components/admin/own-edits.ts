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
