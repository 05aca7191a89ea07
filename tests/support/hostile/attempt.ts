import type { OutgoingHttpHeaders } from 'node:http'

import type { RawAnswer } from '@/tests/support/raw-request'

/** What came back: `status` 0 when the connection was closed without a word. */
export type Answer = RawAnswer & {
  /** Where it led, one redirect after the other, as each said. */
  led: string[]
}

/** One hostile request, and what may come of it. */
export type Attempt = {
  /** What it tries, in a few words: names it where it succeeds. */
  tries: string
  path: string
  method?: string
  headers?: OutgoingHttpHeaders
  body?: string | Buffer
  /** The statuses that may come back; by default any below 500. */
  allowed?: readonly number[]
  /** What is wrong with the answer all the same; null: nothing. */
  check?: (answer: Answer) => string | null
}

/** All that came back on a connection: the status of each answer, and where they lead. */
export type RawOutcome = { statuses: number[]; locations: string[] }

/** One that no client library would send. */
export type RawAttempt = {
  tries: string
  /** For a server known as `host`. An answer is awaited for each request that they may hold. */
  bytes: (host: string) => string | Buffer
  /** Statuses of which each answer has one; 0: the connection is closed without any. By default any below 500. */
  allowed?: readonly number[]
}

/** What is written between spaces: addresses and queries have none. */
export const listed = (texts: TemplateStringsArray, ...values: string[]): string[] =>
  String.raw(texts, ...values)
    .trim()
    .split(/\s+/)

/** Refused for what it is or holds, too long, too large, too often. */
export const REFUSED = [400, 413, 414, 429, 431]

export const isRaw = (attempt: Attempt | RawAttempt): attempt is RawAttempt => 'bytes' in attempt

/** `data` sent as JSON to `path`. */
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
