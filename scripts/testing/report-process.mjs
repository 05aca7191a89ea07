// Loaded into a server under measure before its own code (`watched-process.ts`): notes when the event loop stood still,
// and at SIGUSR2 frees what can be freed and writes both, so that garbage which V8 was in no hurry to collect is not
// taken for a leak.
import { readFileSync, renameSync, writeFileSync } from 'node:fs'

const EVERY_MS = 20
/** Shorter ones are what any request costs. */
const SHORTEST_MS = 50

/** For how long, in ms, this thread was ready to run and had no core: no fault of its program (Linux, schedstat). */
function waitedForCore() {
  try {
    const file = `/proc/self/task/${process.pid}/schedstat`
    return Number(readFileSync(file, 'utf8').split(' ')[1]) / 1e6
  } catch {
    return 0
  }
}

let delays = []
let last = { at: performance.now(), waited: waitedForCore() }
setInterval(() => {
  const now = { at: performance.now(), waited: waitedForCore() }
  const late = now.at - last.at - EVERY_MS
  const ms = late - (now.waited - last.waited)
  if (ms >= SHORTEST_MS)
    delays.push({ endedAt: Date.now(), ms: Math.round(ms), late: Math.round(late) })
  last = now
}, EVERY_MS).unref()

process.on('SIGUSR2', () => {
  const resident = process.memoryUsage.rss()
  globalThis.gc()
  globalThis.gc()
  const file = `${process.env.PROCESS_REPORT}.${process.pid}`
  writeFileSync(`${file}.part`, JSON.stringify({ resident, memory: process.memoryUsage(), delays }))
  renameSync(`${file}.part`, file)
  delays = []
})
