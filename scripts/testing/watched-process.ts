import { existsSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'

import { temporaryFolder } from '@/tests/support/server'

const REPORTED_WITHIN_MS = 10_000

/** In MB (a million bytes). `resident`: what the system gave, garbage included. `live`: what is still in use of it. */
export type ProcessMemory = { resident: number; live: number }

/**
 * The event loop stood still for `ms` before `endedAt` (ms since the epoch); `late`: with the time in which it was ready
 * and other programs had the cores.
 */
export type Delay = { endedAt: number; ms: number; late: number }

/** In bytes. */
type Report = { resident: number; memory: NodeJS.MemoryUsage; delays: Delay[] }

/**
 * What measures a server: variables to start it with, and the measure, given its process, after which its garbage is gone.
 * `delays`: since the last measure.
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
