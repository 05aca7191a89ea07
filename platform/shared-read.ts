/** A read that has not ended after this long, in milliseconds, keeps the next one waiting no more. */
const PATIENCE_MS = 1_000

/**
 * `read`, shared by those who ask at once, as a DataLoader does: whoever asks gets a read that begins after the asking,
 * never one that was under way. One runs at a time, and all who came meanwhile share the next one, its error too.
 */
export function sharedRead<Value>(read: () => Promise<Value>): () => Promise<Value> {
  let underWay: Promise<unknown> = Promise.resolve()
  let next: Promise<Value> | null = null

  return () => (next ??= underWay.then(afterArrivals).then(begin))

  function begin(): Promise<Value> {
    next = null
    const value = read()
    underWay = settled(value)
    return value
  }
}

/** Resolves when `value` settles, or is too slow: a lost connection must not hold back those that work again. */
function settled(value: Promise<unknown>): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, PATIENCE_MS)
    const end = () => {
      clearTimeout(timer)
      resolve()
    }
    value.then(end, end)
  })
}

/** When the requests that came with this one in the same turn of the event loop have asked too. */
const afterArrivals = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
