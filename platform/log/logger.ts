/**
 * The server log: one JSON line per event on the standard output in production, Payload's format otherwise. Lines
 * logged during a request carry its identifier. Written synchronously, not in batches: a killed process loses no line,
 * a line costs about ten microseconds, and pino 9 hangs at exit if it has a pending batch and no one reads the output
 * any more.
 */
import { format } from 'node:util'

import { defaultLoggerOptions } from 'payload'
import pino, { type LogFn, type Logger } from 'pino'

import { env } from '@/platform/env'
import { currentRequestId } from '@/platform/http/request-id'
import { processSingleton } from '@/platform/process-singleton'
import { LOG_LINE_BYTES } from '@/platform/security/budget'
import { asJson } from '@/text/as-json'

/** The logger, created at the first call. Throws EnvError if the environment is invalid. */
export const logger = processSingleton('eigLogger', makeLogger)

/** Bytes kept of lines that could not be written yet; later lines are lost. */
const LONGEST_BACKLOG = 8 * 1024 * 1024

/**
 * Bounded first, so that the address search stays fast, and again last, because a replacement may be longer than an
 * address.
 */
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
  // Without a listener, a full disk under the log would end the process.
  destination.on('error', () => {})
  return pino({ ...options, base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination)
}

const CHARACTER = String.raw`[^\s"'<>()[\]{}/,;:=\\]`

/**
 * Also matches the credentials of database URLs (`//name:password@host`), which look the same. Only tries at the start
 * of a word; otherwise a long word would take quadratic time.
 */
const ADDRESS = new RegExp(
  String.raw`(?<!${CHARACTER})${CHARACTER}+(?:@|%40)[\w-]+(?:\.[\w-]+)+`,
  'g',
)

/**
 * The log line without any e-mail address, wherever it comes from: a database error quotes the values that it refused.
 * More people can read logs than accounts.
 */
export const withoutAddresses = (line: string): string =>
  line.includes('@') || line.includes('%40') ? line.replace(ADDRESS, '[adresse]') : line

/** Limits on the characters of a text and on the values of a list or an object, tried in order on a line that is too long. */
const KEPT = [2000, 400, 80, 20]

/**
 * The log line, JSON with a final line break, in at most LOG_LINE_BYTES: long values are cut and marked as cut. A
 * database error contains its query and all its values, both in its message and in its stack.
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

/** Our lines are not nested deeper; deeper JSON is cut. */
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
 * Keeps the start and the end: a database error begins with its query and ends with its cause. Cuts at word boundaries,
 * so that no unrecognizable part of an e-mail address is left.
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
 * Before a line is written (pino, `hooks.logMethod`): logs a refused request (400 to 499) as one info line, because it
 * is not a server error. Payload logs each as an error with its stack, unless it knows the class name, which a minified
 * build removes. A line with its own message stays an error: something else failed because of the refusal.
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

/** Redirects to `log` what Next and other libraries write to the console, so that all lines have the same format. */
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
