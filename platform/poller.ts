import { randomUUID } from 'node:crypto'

import type { Payload } from 'payload'

import { processSingleton } from './process-singleton'

/** The maximum delay of work that is scheduled to the minute. One small query every five seconds is an acceptable cost. */
const EVERY_MS = 5_000

/** Recurring work. `failing`: the French log message when a run fails. */
type Work = {
  name: string
  failing: string
  /** `holder`: a unique name of this runner. Must end soon after `isStopping` returns true. */
  run: (payload: Payload, holder: string, isStopping: () => boolean) => Promise<void>
}

/** `first`: the first run; `stop` waits for the current run. */
type Runner = { first: Promise<void>; stop: () => Promise<void> }

const runners = processSingleton('eigRunners', () => new Map<string, Runner>())

/**
 * Runs `work` now (for what became due while the server was stopped) and every few seconds, until `stop`. Logs only the
 * first error of a series; the next run tries again.
 */
export async function startPoller(payload: Payload, { name, failing, run }: Work): Promise<Runner> {
  await runners().get(name)?.stop()
  const holder = randomUUID()
  let isStopping = false
  let isFailing = false
  let timer: NodeJS.Timeout | undefined

  const runOnce = async (): Promise<void> => {
    try {
      await run(payload, holder, () => isStopping)
      isFailing = false
    } catch (err) {
      if (!isFailing) payload.logger.error({ err, msg: failing })
      isFailing = true
    }
    if (!isStopping) timer = setTimeout(again, EVERY_MS)
  }
  const first = runOnce()
  let running = first
  function again() {
    running = runOnce()
  }

  const runner: Runner = {
    first,
    stop: async () => {
      isStopping = true
      clearTimeout(timer)
      await running
    },
  }
  runners().set(name, runner)
  return runner
}

const HOUR_MS = 60 * 60 * 1000

/**
 * Runs `task` now and every hour, as long as the process has other work. Logs an error with `message` and waits for the
 * next run.
 */
export function everyHour(
  payload: Payload,
  task: (payload: Payload) => Promise<void>,
  message: string,
): void {
  const tick = () =>
    void task(payload).catch((err: unknown) => payload.logger.warn({ err, msg: message }))
  tick()
  setInterval(tick, HOUR_MS).unref()
}
