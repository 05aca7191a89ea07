import { existsSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
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

type Report = { memory: NodeJS.MemoryUsage; delays: Delay[] }

/**
 * What measures a server: variables to start it with, and the measure, given the port on which it listens, after which
 * its garbage is gone. `delays`: since the last measure. Linux only: throws elsewhere.
 */
export function watchedProcess() {
  const folder = temporaryFolder()
  const file = path.join(folder, 'report')
  return {
    settings: {
      PROCESS_REPORT: file,
      NODE_OPTIONS: `--expose-gc --import=${path.resolve('scripts/testing/report-process.mjs')}`,
    },
    async measure(port: number): Promise<ProcessMemory & { delays: Delay[] }> {
      const pid = listeningOn(port)
      const resident = residentOf(pid)
      process.kill(pid, 'SIGUSR2')
      const { memory, delays } = await reported(`${file}.${pid}`)
      return { resident, live: (memory.heapUsed + memory.external) / 1e6, delays }
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

function residentOf(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]) * 1.024e-3
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

/** The process that listens on `port`. Throws when there is none, or it cannot be seen. */
export function listeningOn(port: number): number {
  if (process.platform !== 'linux') throw new Error('A process is measured on Linux alone.')
  const sockets = socketsOf(port)
  const pid = readdirSync('/proc').find(
    (name) => /^\d+$/.test(name) && opened(name).some((file) => sockets.includes(file)),
  )
  if (!pid) throw new Error(`No process seen to listen on ${port}.`)
  return Number(pid)
}

/** The listening sockets of `port`, as a link in `/proc/…/fd` names them. */
function socketsOf(port: number): string[] {
  const LISTENING = '0A'
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, '0')}`
  return ['/proc/net/tcp', '/proc/net/tcp6']
    .flatMap((file) => readFileSync(file, 'utf8').split('\n').slice(1))
    .map((line) => line.trim().split(/\s+/))
    .filter(([, local, , state]) => local?.endsWith(suffix) && state === LISTENING)
    .map((fields) => `socket:[${fields[9]}]`)
}

/** What the process `pid` holds open; nothing when it is gone or another user's. */
function opened(pid: string): string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).map((fd) => readlinkSync(`/proc/${pid}/fd/${fd}`))
  } catch {
    return []
  }
}
