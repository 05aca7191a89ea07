import { format } from 'node:util'

import type { Logger } from 'pino'

/** Writes in `log` what Next and other libraries write on the console, so that every line has one form. */
export function consoleToLog(log: Logger): void {
  const say =
    (level: 'info' | 'warn' | 'error') =>
    (...words: unknown[]): void => {
      const err = words.find((word) => word instanceof Error)
      log[level]({ ...(err && { err }) }, format(...words.filter((word) => word !== err)))
    }
  Object.assign(console, {
    log: say('info'),
    info: say('info'),
    warn: say('warn'),
    error: say('error'),
  })
}
