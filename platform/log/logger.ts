/**
 * The log of the server: a JSON line an event on the standard output in production, as Payload writes it elsewhere.
 * Lines made while a request is answered carry its identifier. Written at once (`sync`), not in batches: a process that is
 * killed has then said all it had to say, a line costs some ten microseconds, and pino 9 hangs at the end of a process
 * whose output nobody reads any more when it is left with a batch.
 */
import { format } from 'node:util'

import { defaultLoggerOptions } from 'payload'
import pino, { type LogFn, type Logger } from 'pino'

import { env } from '@/platform/env'
import { currentRequestId } from '@/platform/http/request-id'
import { ofProcess } from '@/platform/of-process'
import { LOG_LINE_BYTES } from '@/platform/security/budget'
import { asJson } from '@/text/as-json'

/** The log, made at the first call. Throws EnvError when the environment is wrong. */
export const logger = ofProcess('eigLogger', makeLogger)

/** What is kept of lines that could not be written, until one can, in bytes; what comes after is lost. */
const LONGEST_BACKLOG = 8 * 1024 * 1024

/** Bounded first, so that nothing endless is searched; and last, for what stands for an address may be longer. */
const line = (written: string): string => boundedLine(withoutAddresses(boundedLine(written)))

function makeLogger(): Logger {
  const { isProduction, logLevel: level } = env()
  const mixin = () => {
    const request = currentRequestId()
    return request ? { request } : {}
  }
  const options = { level, mixin, hooks: { streamWrite: line, logMethod: refusalsAreNoErrors } }
  if (!isProduction) return pino(options, defaultLoggerOptions)
  const destination = pino.destination({
    dest: process.stdout.fd,
    sync: true,
    maxLength: LONGEST_BACKLOG,
  })
  // Else a full disk under the log would end the process, with everything that it answers.
  destination.on('error', () => {})
  return pino({ ...options, base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination)
}

const CHARACTER = String.raw`[^\s"'<>()[\]{}/,;:=\\]`

/**
 * Names and passwords of database addresses too (`//name:password@host`): they look the same. Tried from the beginning of
 * a word alone, or what reads a long one would grow as its square.
 */
const ADDRESS = new RegExp(
  String.raw`(?<!${CHARACTER})${CHARACTER}+(?:@|%40)[\w-]+(?:\.[\w-]+)+`,
  'g',
)

/**
 * `line` of the log without any e-mail address, whoever wrote it there: an error of the database quotes the values that
 * it refused. Logs are read by more people than accounts.
 */
export const withoutAddresses = (line: string): string =>
  line.includes('@') || line.includes('%40') ? line.replace(ADDRESS, '[adresse]') : line

/** Characters of a text, and values of a list or an object, that are kept of a line that is too long: the first fit. */
const KEPT = [2000, 400, 80, 20]

/**
 * `line` of the log, JSON ended by a line break, in at most LOG_LINE_BYTES: what it says at length is cut, and says so.
 * An error of the database holds its query and all its values, in its message as in its stack.
 */
export function boundedLine(line: string): string {
  if (isShort(line)) return line
  const event = asJson(line) ?? { msg: line }
  for (const kept of KEPT) {
    const shorter = `${JSON.stringify(cut(event, kept))}\n`
    if (isShort(shorter)) return shorter
  }
  return `${JSON.stringify({ msg: cut(line, LOG_LINE_BYTES / 8) })}\n`
}

const isShort = (line: string) => Buffer.byteLength(line) <= LOG_LINE_BYTES

/** No line of ours is deeper; JSON that is, is cut below. */
const DEEPEST = 6

function cut(value: unknown, kept: number, depth = 0): unknown {
  if (typeof value === 'string') return cutText(value, kept)
  if (typeof value !== 'object' || value === null) return value
  if (depth === DEEPEST) return '…'
  if (Array.isArray(value)) return value.slice(0, kept).map((one) => cut(one, kept, depth + 1))
  const entries = Object.entries(value).slice(0, kept)
  return Object.fromEntries(
    entries.map(([name, one]) => [cutText(name, kept), cut(one, kept, depth + 1)]),
  )
}

/**
 * How it begins and ends: an error of the database says its query first, and its cause last. Cut where a word ends: of an
 * e-mail address nothing may be left that is not known for one.
 */
function cutText(text: string, kept: number): string {
  if (text.length <= kept) return text
  const half = Math.floor(kept / 2)
  const [start, end] = [text.slice(0, half), text.slice(-half)]
  const lastWord = start.split(BOUNDARY).at(-1)!
  const firstWord = end.split(BOUNDARY, 1)[0]!
  const beginning = start.slice(0, start.length - lastWord.length)
  return `${beginning}… (${text.length}) …${end.slice(firstWord.length)}`
}

const BOUNDARY = /[\s"'<>()[\]{}/,;:=\\]/

const ERROR = 50

/**
 * Before a line is written (pino, `hooks.logMethod`): a request that was refused (400 to 499) is no error of the
 * server, and says in one line what was refused. Payload logs each as an error, with its stack, unless it knows the
 * name of its class, which a minified build takes away. Where something else failed for that reason, there is a message
 * of its own.
 */
function refusalsAreNoErrors(
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
