import type { LogFn, Logger } from 'pino'

const ERROR = 50

/**
 * Before a line is written (pino, `hooks.logMethod`): a request that was refused (400 to 499) is no error of the
 * server, and says in one line what was refused. Payload logs each as an error, with its stack, unless it knows the
 * name of its class, which a minified build takes away. Where something else failed for that reason, there is a message
 * of its own.
 */
export function refusalsAreNoErrors(
  this: Logger,
  args: Parameters<LogFn>,
  method: LogFn,
  level: number,
): void {
  const refused = level >= ERROR && args.length === 1 && refusalIn(args[0])
  if (refused) this.info({ refused: refused.status }, refused.message)
  else method.apply(this, args)
}

function refusalIn(event: unknown): { status: number; message: string } | null {
  const { err = event, msg } = (event ?? {}) as { err?: unknown; msg?: unknown }
  const { message, status } = (err ?? {}) as { message?: unknown; status?: unknown }
  if (msg !== undefined || typeof status !== 'number' || status < 400 || status > 499) return null
  return { status, message: String(message) }
}
