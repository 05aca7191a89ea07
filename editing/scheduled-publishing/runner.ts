import { randomUUID } from 'node:crypto'

import type { Payload } from 'payload'

import { runDueJobs } from './turn'

/** A visitor may wait this long for what was planned to the minute: one small query every five seconds is worth that. */
const EVERY_MS = 5_000

/** `stop` waits for the job that is running. */
type Runner = { stop: () => Promise<void> }

/** On the global object: modules that the start and the routes share are loaded twice, and again at each change in development. */
const shared = globalThis as { _scheduledPublishing?: Runner }

/**
 * Runs what is planned, now (what became due while the server was stopped) and every few seconds, until `stop`. Resolves
 * after the first time. A fault is logged, the first of a series only, and the next turn tries again.
 */
export async function startScheduledPublishing(payload: Payload): Promise<Runner> {
  await shared._scheduledPublishing?.stop()
  const holder = randomUUID()
  let isStopping = false
  let isFailing = false
  let timer: NodeJS.Timeout | undefined

  const turn = async (): Promise<void> => {
    try {
      await runDueJobs(payload, holder, () => isStopping)
      isFailing = false
    } catch (err) {
      const msg = 'Les publications programmées sont en attente'
      if (!isFailing) payload.logger.error({ err, msg })
      isFailing = true
    }
    if (!isStopping) timer = setTimeout(again, EVERY_MS)
  }
  let running = turn()
  function again() {
    running = turn()
  }

  const runner: Runner = {
    stop: async () => {
      isStopping = true
      clearTimeout(timer)
      await running
    },
  }
  shared._scheduledPublishing = runner
  await running
  return runner
}
