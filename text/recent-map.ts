/** Keeps at most `capacity` values by key, and evicts the least recently used. */
export class RecentMap<Value> {
  readonly #values = new Map<string, Value>()

  constructor(private readonly capacity: number) {}

  get(key: string): Value | null {
    const value = this.#values.get(key)
    if (value === undefined) return null
    // A Map keeps insertion order: reinserting the value makes the first one the least recently used.
    this.set(key, value)
    return value
  }

  set(key: string, value: Value): void {
    this.#values.delete(key)
    this.#values.set(key, value)
    if (this.#values.size <= this.capacity) return
    const oldest = this.#values.keys().next()
    if (!oldest.done) this.#values.delete(oldest.value)
  }

  delete(key: string): void {
    this.#values.delete(key)
  }
}
