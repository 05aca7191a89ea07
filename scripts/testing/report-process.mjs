// Loaded into a measured server before its own code (`watched-process.ts`). Records when the event loop was blocked. On
// SIGUSR2, collects garbage and writes both results, so that garbage not yet collected by V8 does not look like a leak.
import { readFileSync, renameSync, writeFileSync } from 'node:fs'

const EVERY_MS = 20
/** Shorter delays are normal for a request. */
const SHORTEST_MS = 50

/** Returns how long, in ms, this thread was ready but had no core, which is not the program's fault (Linux, schedstat). */
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
