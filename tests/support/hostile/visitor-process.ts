/**
 * Reads pages at a steady pace, however long each takes, and reports how each visit went. It is a separate process,
 * because the process that sends the hostile requests is too busy to measure time.
 */
import { readFileSync } from 'node:fs'

import { rawRequest } from '@/tests/support/raw-request'

import type { Visit, Visits } from './visits'

const EVERY_MS = 100
/** Far beyond an acceptable delay: on a loaded machine, only the time of the site itself counts. */
const GIVEN_UP_MS = 60_000

/** A different address than the sender of the hostile requests, whose requests wait for one another. */
const VISITOR = '127.0.0.2'

/** How often to check which process had the cores. */
const SLICE_MS = 10
/** Timers are this late even on an idle machine. */
const LATE_MS = 2 * SLICE_MS

const visits: Promise<Visit>[] = []
let timers: NodeJS.Timeout[]

process.on('disconnect', () => process.exit())

process.on('message', (message: Visits | 'stop') => {
  if (message === 'stop') {
    for (const timer of timers) clearInterval(timer)
    void Promise.all(visits).then((all) => process.send!(all, () => process.exit()))
    return
  }
  const lost = lostTo([process.pid, ...message.processes])
  let turn = 0
  const read = () => {
    const page = message.pages[turn % message.pages.length]!
    turn += 1
    for (const url of message.urls) visits.push(visit(url, page, lost))
  }
  timers = [setInterval(lost, SLICE_MS), setInterval(read, EVERY_MS)]
})

async function visit(
  url: string,
  { path, words }: Visits['pages'][number],
  lost: () => number,
): Promise<Visit> {
  const [at, before, start] = [Date.now(), lost(), performance.now()]
  const fault = await rawRequest(url, path, { withinMs: GIVEN_UP_MS, from: VISITOR }).then(
    ({ status, body, headers }) =>
      status === 200 && body.includes(words) ? null : `${status} ${headers.location ?? ''}`,
    String,
  )
  const ms = performance.now() - start
  const own = Math.max(0, ms - (lost() - before))
  return { page: url + path, at, ms: Math.round(ms), own: Math.round(own), fault }
}

/**
 * Counts the ms in which any of `processes` was ready to run while others had the cores. It also counts the ms by which
 * this process woke late: it only sleeps between two checks, so a late timer means that the whole machine was paused,
 * which `schedstat` does not show. A slice of time counts once, even if several processes waited in it.
 */
function lostTo(processes: number[]): () => number {
  const now = () => ({ at: performance.now(), waited: processes.map(waitedForCore) })
  let [last, lost] = [now(), 0]
  return () => {
    const next = now()
    const waited = next.waited.reduce((sum, ms, index) => sum + ms - last.waited[index]!, 0)
    const elapsed = next.at - last.at
    lost += Math.min(Math.max(waited, elapsed - LATE_MS), elapsed)
    last = next
    return lost
  }
}

/** Returns the time, in ms, in which the first thread of `pid` was ready to run and had no core (Linux, schedstat). */
function waitedForCore(pid: number): number {
  const [, waited] = readFileSync(`/proc/${pid}/task/${pid}/schedstat`, 'utf8').split(' ')
  return Number(waited) / 1e6
}
