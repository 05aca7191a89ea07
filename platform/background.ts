import type { Payload } from 'payload'

import { customList } from './custom-list'
import { everyHour } from './poller'

/** What a plugin does in the background of a server, besides answering requests. */
type BackgroundWork = {
  /** Runs at the start, without delaying the first request. `failing`: the French log message when it fails. */
  once?: Task
  /** Starts recurring work. `stop` waits for the current run. */
  start?: (payload: Payload) => Promise<{ stop: () => Promise<void> }>
  /** Runs at the start and every hour. `failing`: the French log message when it fails. */
  hourly?: Task
}

type Task = { run: (payload: Payload) => Promise<void>; failing: string }

const works = customList<BackgroundWork>('backgroundWork')

/** Returns a configuration with background work, which servers do but commands do not. */
export const withBackgroundWork = works.add

/** Starts the background work of all plugins, in their order. Returns a function that stops it. */
export async function startBackgroundWork(payload: Payload): Promise<() => Promise<void>> {
  const running: { stop: () => Promise<void> }[] = []
  for (const { hourly, once, start } of works.of(payload.config)) {
    if (once) {
      const fail = (err: unknown) => payload.logger.warn({ err, msg: once.failing })
      void once.run(payload).catch(fail)
    }
    if (hourly) everyHour(payload, hourly.run, hourly.failing)
    if (start) running.push(await start(payload))
  }
  return async () => void (await Promise.all(running.map(({ stop }) => stop())))
}
