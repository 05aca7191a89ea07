const TICKS = 20

/** The operation took too long. */
export class TooLate extends Error {
  override readonly name = 'TooLate'
}

/**
 * The result of `promise`, or TooLate after `ms` milliseconds. Counts ticks: while the process itself is busy, it
 * cannot read the answer, and this must not count as a timeout.
 */
export function within<Value>(ms: number, promise: Promise<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    let left = TICKS
    const timer = setInterval(() => {
      if (--left > 0) return
      clearInterval(timer)
      reject(new TooLate(`No answer within ${ms} ms.`))
    }, ms / TICKS)
    promise.then(resolve, reject).finally(() => clearInterval(timer))
  })
}
