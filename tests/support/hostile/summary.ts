import type { Delay } from '@/scripts/testing/watched-process'

import type { Sent, Told } from './storm'
import type { Visit } from './visits'

/** How many of the longest are listed, and how many requests that ran at the same time. */
const LONGEST = 8
const NAMED = 4

/** A result with the name of its family. */
export type Came = Told & { family: string }

/** Returns a summary for the reader of the run: a table of families, the longest visits and the longest delays. */
export function summary(told: Came[], visits: Visit[], delays: Delay[]): string {
  const families = told.map(({ family, sent, faults }) => {
    const [slowest] = longest(sent, duration)
    const from = Math.min(...sent.map((one) => one.from))
    const to = Math.max(...sent.map((one) => one.to))
    return `${family}: ${sent.length} requests in ${seconds(to - from)}, ${faults.length} faults, the slowest ${seconds(duration(slowest!))} (${slowest!.tries})`
  })
  const all = told.flatMap(({ sent }) => sent)
  /** The requests that ran between two instants, the longest first. */
  const during = (from: number, to: number) =>
    longest(
      all.filter((one) => one.from <= to && one.to >= from),
      duration,
    )
      .slice(0, NAMED)
      .map(({ tries }) => tries)
      .join('; ') || 'nothing'
  return [
    ...families,
    `${visits.length} visits; the longest:`,
    ...longest(visits, ({ own }) => own).map(
      ({ own, ms, page, at }) =>
        `  ${own} ms (${ms} with those in which others had the cores), ${page}, during ${during(at, at + ms)}`,
    ),
    'The event loop stood still for at most:',
    ...longest(delays, ({ ms }) => ms).map(
      ({ ms, late, endedAt }) =>
        `  ${ms} ms (${late} with those in which others had the cores), during ${during(endedAt - late, endedAt)}`,
    ),
  ].join('\n')
}

const duration = ({ from, to }: Sent) => to - from

const longest = <One>(all: One[], size: (one: One) => number) =>
  all.toSorted((a, b) => size(b) - size(a)).slice(0, LONGEST)

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`
