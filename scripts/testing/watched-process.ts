import { existsSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'

import { temporaryFolder } from '@/tests/support/server'

const REPORTED_WITHIN_MS = 10_000

/** In MB (a million bytes). `resident`: memory given by the system, garbage included. `live`: the part still in use. */
export type ProcessMemory = { resident: number; live: number }

/**
 * The event loop was blocked for `ms` before `endedAt` (ms since the epoch). `late` also counts the time in which it was
 * ready but other programs had the cores.
 */
export type Delay = { endedAt: number; ms: number; late: number }

/** In bytes. */
type Report = { resident: number; memory: NodeJS.MemoryUsage; delays: Delay[] }

/**
 * Measures a server: `settings` are the variables to start it with; `measure` takes the id of its process and collects its
 * garbage. `delays`: since the last measure.
 */
export function watchedProcess() {
  const folder = temporaryFolder()
  const file = path.join(folder, 'report')
  return {
    settings: {
      PROCESS_REPORT: file,
      NODE_OPTIONS: `--expose-gc --import=${path.resolve('scripts/testing/report-process.mjs')}`,
    },
    async measure(pid: number): Promise<ProcessMemory & { delays: Delay[] }> {
      process.kill(pid, 'SIGUSR2')
      const { resident, memory, delays } = await reported(`${file}.${pid}`)
      const live = memory.heapUsed + memory.external
      return { resident: resident / 1e6, live: live / 1e6, delays }
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

async function reported(file: string): Promise<Report> {
  const deadline = Date.now() + REPORTED_WITHIN_MS
  while (!existsSync(file)) {
    if (Date.now() > deadline) throw new Error('The server did not report on itself.')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  const report = JSON.parse(readFileSync(file, 'utf8')) as Report
  rmSync(file)
  return report
}
