import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

/** Resident memory, in MB (a million bytes), of the process that listens on `port`. Linux only: null elsewhere. */
export function residentMemory(port: number): number | null {
  if (process.platform !== 'linux') return null
  const sockets = socketsOf(port)
  const pid = readdirSync('/proc').find(
    (name) => /^\d+$/.test(name) && opened(name).some((file) => sockets.includes(file)),
  )
  if (!pid) return null
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? NaN) * 1.024e-3
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
