import type { Delay } from '@/scripts/testing/watched-process'

import type { Told } from './storm'
import type { Visit } from './visits'

/** How many of the longest are told. */
const LONGEST = 8

/** With the name of the family. */
export type Came = Told & { family: string }

/** What was asked and what it cost, for whoever reads the run: a table of families, the longest visits and delays. */
export function summary(told: Came[], visits: Visit[], delays: Delay[]): string {
  const families = told.map(
    ({ family, requests, faults, slowest, from, to }) =>
      `${family}: ${requests} requests in ${seconds(to - from)}, ${faults.length} faults, the slowest ${seconds(slowest.ms)} (${slowest.tries})`,
  )
  const during = (instant: number) =>
    told.find(({ from, to }) => from <= instant && instant <= to)?.family ?? 'nothing'
  const longest = <One>(all: One[], size: (one: One) => number) =>
    all.toSorted((a, b) => size(b) - size(a)).slice(0, LONGEST)
  return [
    ...families,
    `${visits.length} visits; the longest:`,
    ...longest(visits, ({ own }) => own).map(
      ({ own, ms, page, at }) =>
        `  ${own} ms (${ms} with those in which others had the cores), ${page}, during ${during(at)}`,
    ),
    'The event loop stood still for at most:',
    ...longest(delays, ({ ms }) => ms).map(
      ({ ms, late, endedAt }) =>
        `  ${ms} ms (${late} with those in which others had the cores), during ${during(endedAt)}`,
    ),
  ].join('\n')
}

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`
