import type { OutgoingHttpHeaders } from 'node:http'

import type { RawAnswer } from '@/tests/support/raw-request'

/** An answer. `status` is 0 when the connection was closed without an answer. */
export type Answer = RawAnswer & {
  /** The redirects that were followed, in order, as each `Location` gave them. */
  led: string[]
}

/** One hostile request, and its acceptable outcomes. */
export type Attempt = {
  /** What it tries, in a few words, for the report. */
  tries: string
  path: string
  method?: string
  headers?: OutgoingHttpHeaders
  body?: string | Buffer
  /** The acceptable statuses; by default any below 500. */
  allowed?: readonly number[]
  /** Returns any other fault of the answer, or null. */
  check?: (answer: Answer) => string | null
}

/** All the answers on a connection: their statuses and their redirects. */
export type RawOutcome = { statuses: number[]; locations: string[] }

/** A request that no client library would send. */
export type RawAttempt = {
  tries: string
  /** Returns the bytes for a server known as `host`. They may hold several requests, each with an answer to wait for. */
  bytes: (host: string) => string | Buffer
  /** The acceptable statuses of every answer; 0 means that the connection is closed without one. By default any below 500. */
  allowed?: readonly number[]
}

/** Splits a list at its spaces, because addresses and queries have none. */
export const listed = (texts: TemplateStringsArray, ...values: string[]): string[] =>
  String.raw(texts, ...values)
    .trim()
    .split(/\s+/)

/** The statuses of a refusal: invalid, too long, too large or too frequent. */
export const REFUSED = [400, 413, 414, 429, 431]

export const isRaw = (attempt: Attempt | RawAttempt): attempt is RawAttempt => 'bytes' in attempt

/** An attempt that sends `data` as JSON to `path`. */
export const posted = (
  tries: string,
  path: string,
  data: unknown,
  more: Partial<Attempt> = {},
): Attempt => ({
  tries,
  path,
  method: 'POST',
  body: typeof data === 'string' || Buffer.isBuffer(data) ? data : JSON.stringify(data),
  ...more,
  headers: { 'Content-Type': 'application/json', ...more.headers },
})
