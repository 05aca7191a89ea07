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

const visits: Promise<Visit>[] = []
let timer: NodeJS.Timeout

process.on('disconnect', () => process.exit())

process.on('message', (message: Visits | 'stop') => {
  if (message === 'stop') {
    clearInterval(timer)
    void Promise.all(visits).then((all) => process.send!(all, () => process.exit()))
    return
  }
  let turn = 0
  timer = setInterval(() => {
    const page = message.pages[turn % message.pages.length]!
    turn += 1
    for (const url of message.urls) visits.push(visit(url, page, message.processes))
  }, EVERY_MS)
})

async function visit(
  url: string,
  { path, words }: Visits['pages'][number],
  processes: number[],
): Promise<Visit> {
  const [at, before, start] = [Date.now(), waitedForCore(processes), performance.now()]
  const seen = await rawRequest(url, path, { withinMs: GIVEN_UP_MS }).then(
    ({ status, body, headers }) =>
      status === 200 && body.includes(words) ? null : `${status} ${headers.location ?? ''}`,
    String,
  )
  const ms = performance.now() - start
  const own = Math.max(0, ms - (waitedForCore(processes) - before))
  return { page: url + path, at, ms: Math.round(ms), own: Math.round(own), fault: seen }
}

/** For how long, in ms, each process was ready to run and others had the cores (Linux, schedstat of its first thread). */
function waitedForCore(processes: number[]): number {
  return [process.pid, ...processes].reduce((sum, pid) => {
    const [, waited] = readFileSync(`/proc/${pid}/task/${pid}/schedstat`, 'utf8').split(' ')
    return sum + Number(waited) / 1e6
  }, 0)
}
