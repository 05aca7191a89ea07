const TICKS = 20

/** What was waited for took too long. */
export class TooLate extends Error {
  override readonly name = 'TooLate'
}

/**
 * What `promise` gives, or TooLate after `ms` milliseconds, counted in ticks: while the process itself is busy, its
 * answers wait to be read, and that is not the fault of whoever gave them.
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
