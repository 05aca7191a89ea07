import type { Payload } from 'payload'

const HOUR_MS = 60 * 60 * 1000

/**
 * Does `task` now and every hour, for as long as the process has something else to do; a fault is logged with `message`
 * and waits for the next time.
 */
export function everyHour(payload: Payload, task: () => Promise<void>, message: string): void {
  const tick = () => void task().catch((err: unknown) => payload.logger.warn({ err, msg: message }))
  tick()
  setInterval(tick, HOUR_MS).unref()
}
