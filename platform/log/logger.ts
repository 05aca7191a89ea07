/**
 * The log of the server: a JSON line an event on the standard output in production, as Payload writes it elsewhere.
 * Lines made while a request is answered carry its identifier. Written at once (`sync`), not in batches: a process that is
 * killed has then said all it had to say, a line costs some ten microseconds, and pino 9 hangs at the end of a process
 * whose output nobody reads any more when it is left with a batch.
 */
import { defaultLoggerOptions } from 'payload'
import pino, { type Logger } from 'pino'

import { env } from '@/platform/env'
import { currentRequestId } from '@/platform/http/request-id'

import { boundedLine } from './bounded-line'
import { refusalsAreNoErrors } from './refusals'

/** On the global object: modules that the start and the routes share are loaded twice. */
const shared = globalThis as { eigLogger?: Logger }

/** The log, made at the first call. Throws EnvError when the environment is wrong. */
export const logger = (): Logger => (shared.eigLogger ??= makeLogger())

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
