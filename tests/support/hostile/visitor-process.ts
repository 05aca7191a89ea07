/**
 * Reads pages one after the other, at a steady pace whatever each takes, and tells how each visit went. In a process of
 * its own: what sends the hostile requests has other things to do than to watch a clock.
 */
import { readFileSync } from 'node:fs'

import { rawRequest } from '@/tests/support/raw-request'

import type { Visit, Visits } from './visits'

const EVERY_MS = 100
/** Much later than is well: on a loaded machine, what counts is the time that was the site's own. */
const GIVEN_UP_MS = 60_000

/** Not the address of those who send the hostile requests: theirs wait for one another. */
const VISITOR = '127.0.0.2'

/** How often it is looked at who had the cores. */
const SLICE_MS = 10
/** Timers are this late on an idle machine too. */
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
 * Counts the ms in which any of `processes` was ready to run while others had the cores, and those by which this process
 * woke late: it only sleeps between two looks, so the whole machine was paused meanwhile, which `schedstat` does not show.
 * A slice of time counts once, even if several processes waited in it.
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

/** For how long, in ms, the first thread of `pid` was ready to run and had no core (Linux, schedstat). */
function waitedForCore(pid: number): number {
  const [, waited] = readFileSync(`/proc/${pid}/task/${pid}/schedstat`, 'utf8').split(' ')
  return Number(waited) / 1e6
}
