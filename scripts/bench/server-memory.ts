import { existsSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import path from 'node:path'

import { temporaryFolder } from '@/tests/support/server'

const REPORTED_WITHIN_MS = 10_000

/** In MB (a million bytes). `resident`: what the system gave, garbage included. `live`: what is still in use of it. */
export type ServerMemory = { resident: number; live: number }

/**
 * What measures the memory of a server: variables to start it with, and the measure, given the port on which it listens,
 * after which its garbage is gone. Linux only: throws elsewhere.
 */
export function memoryOfServer() {
  const folder = temporaryFolder()
  const report = path.join(folder, 'memory')
  return {
    settings: {
      MEMORY_REPORT: report,
      NODE_OPTIONS: `--expose-gc --import=${path.resolve('scripts/bench/report-memory.mjs')}`,
    },
    async measure(port: number): Promise<ServerMemory> {
      const pid = listeningOn(port)
      const status = readFileSync(`/proc/${pid}/status`, 'utf8')
      const resident = Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]) * 1.024e-3
      process.kill(pid, 'SIGUSR2')
      const { heapUsed, external } = await reported(`${report}.${pid}`)
      return { resident, live: (heapUsed + external) / 1e6 }
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

async function reported(file: string): Promise<NodeJS.MemoryUsage> {
  const deadline = Date.now() + REPORTED_WITHIN_MS
  while (!existsSync(file)) {
    if (Date.now() > deadline) throw new Error('The server did not report its memory.')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  const usage = JSON.parse(readFileSync(file, 'utf8')) as NodeJS.MemoryUsage
  rmSync(file)
  return usage
}

/** The process that listens on `port`. Throws when there is none, or it cannot be seen. */
function listeningOn(port: number): number {
  if (process.platform !== 'linux') throw new Error('The memory is measured on Linux alone.')
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
