import { randomUUID } from 'node:crypto'

import type { Payload } from 'payload'

import { releaseLease, renewLease, takeLease } from './lease'

/** How long others wait for one that died at work. */
const LEASE_MS = 10_000
const PAUSE_MS = 250

/**
 * Does `task` when no other instance does one of that name (French, for the log), and waits as long as one does. Answers,
 * or throws, what the task does. A process that is put to sleep in the middle for longer than a lease lasts may not be
 * alone.
 */
export async function underLease<Value>(
  payload: Payload,
  name: string,
  task: () => Promise<Value>,
): Promise<Value> {
  const lease = { name, holder: randomUUID() }
  for (let isFirst = true; !(await takeLease(payload, lease, LEASE_MS)); isFirst = false) {
    if (isFirst) payload.logger.info(`Attente : ${name}, en cours ailleurs ou interrompu`)
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  }
  const renewal = setInterval(() => {
    void renewLease(payload, lease, LEASE_MS).catch(() => false)
  }, LEASE_MS / 3)
  try {
    return await task()
  } finally {
    clearInterval(renewal)
    // It ends by itself if the database no longer answers, and what the task threw is what matters.
    await releaseLease(payload, lease).catch(() => {})
  }
}
