import type { Payload } from 'payload'

import { env } from '@/platform/env'

import type { INTERNET } from './request'
import { checkDueLinks } from './run'

const HOUR_MS = 60 * 60 * 1000

/**
 * Looks every hour for links to check, if CHECK_LINKS allows it; makes no request otherwise. `stop` ends the current run; the
 * next one continues it.
 */
export function startCheckingLinks(
  payload: Payload,
  network?: typeof INTERNET,
): Promise<{ stop: () => Promise<void> }> {
  const stopping = new AbortController()
  const { signal } = stopping
  let running = Promise.resolve()
  const run = async () => {
    await checkDueLinks(payload, { now: new Date(), signal, network }).catch((err: unknown) => {
      if (!signal.aborted) payload.logger.warn({ err, msg: 'Les liens n’ont pas été vérifiés' })
    })
  }
  const tick = () => void (running = running.then(run))
  const timer = env().checksLinks ? setInterval(tick, HOUR_MS).unref() : undefined
  if (timer) tick()
  const stop = async () => {
    clearInterval(timer)
    stopping.abort()
    await running
  }
  return Promise.resolve({ stop })
}
