import { randomUUID } from 'node:crypto'

import type { Payload } from 'payload'

import { ofProcess } from './of-process'

/** A visitor may wait this long for what was planned to the minute: one small query every five seconds is worth that. */
const EVERY_MS = 5_000

/** Work that comes back. `failing`: in French, for the log when a turn fails. */
type Work = {
  name: string
  failing: string
  /** `holder`: this runner, named apart from all others. Ends soon once `isStopping` says so. */
  turn: (payload: Payload, holder: string, isStopping: () => boolean) => Promise<void>
}

/** `first`: the first turn; `stop` waits for the one that is under way. */
type Runner = { first: Promise<void>; stop: () => Promise<void> }

const runners = ofProcess('eigRunners', () => new Map<string, Runner>())

/**
 * Does `work` now (what became due while the server was stopped) and every few seconds, until `stop`. A fault is logged,
 * the first of a series only, and the next turn tries again.
 */
export async function startTurns(payload: Payload, { name, failing, turn }: Work): Promise<Runner> {
  await runners().get(name)?.stop()
  const holder = randomUUID()
  let isStopping = false
  let isFailing = false
  let timer: NodeJS.Timeout | undefined

  const take = async (): Promise<void> => {
    try {
      await turn(payload, holder, () => isStopping)
      isFailing = false
    } catch (err) {
      if (!isFailing) payload.logger.error({ err, msg: failing })
      isFailing = true
    }
    if (!isStopping) timer = setTimeout(again, EVERY_MS)
  }
  const first = take()
  let running = first
  function again() {
    running = take()
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
 * Does `task` now and every hour, for as long as the process has something else to do; a fault is logged with `message`
 * and waits for the next time.
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
