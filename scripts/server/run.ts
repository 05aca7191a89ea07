import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { existsSync } from 'node:fs'

import { EnvError, parseEnv, type Env } from '@/platform/env'

/** Exit statuses of a failed start: a wrong setting (sysexits.h, EX_CONFIG), a busy port (EX_TEMPFAIL). */
export const EX_CONFIG = 78
const EX_TEMPFAIL = 75

/** The program that serves the production build. `npm run build:standalone` copies it too. */
export const SERVER = 'scripts/server/listen.mjs'

/** What it imports of ours. */
export const BROTLI = 'scripts/server/brotli.mjs'

/**
 * Makes glibc return memory after images. By default it keeps eight arenas per core, and raises the size above which a
 * freed block returns to the system. After six images of 47 megapixels the server holds 80 MB more with these settings, 380
 * MB without.
 */
export const MEMORY = { MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: String(128 * 1024) }

/** Returns the environment, or ends the process with one line per fault. */
export function envOrExit(): Env {
  try {
    return parseEnv(process.env)
  } catch (error) {
    if (!(error instanceof EnvError)) throw error
    for (const fault of error.faults) console.error(`Réglage refusé : ${fault}.`)
    process.exit(EX_CONFIG)
  }
}

/** Ends the process with one line if a program already listens on `port` of `host` (null: on any address). */
export async function refuseBusyPort(port: number, host: string | null): Promise<void> {
  const isFree = await new Promise<boolean>((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, host ?? undefined, () => probe.close(() => resolve(true)))
  })
  if (isFree) return
  console.error(
    `Le port ${port} est déjà utilisé : arrêtez l’autre programme ou choisissez PORT=….`,
  )
  process.exit(EX_TEMPFAIL)
}

/**
 * Serves the production build on `port` of `host` (null: on every address of the machine) until a signal. Forwards SIGINT
 * and SIGTERM to the server, and exits when it exits (`platform/http/stop-gracefully.ts`).
 */
export function serve(port: number, host: string | null): void {
  if (!existsSync('.next/BUILD_ID')) {
    console.error('Le site n’est pas construit : lancez « npm run build ».')
    process.exit(EX_CONFIG)
  }
  const server = spawn(process.execPath, [SERVER], {
    stdio: 'inherit',
    env: {
      ...MEMORY,
      ...process.env,
      NODE_ENV: 'production',
      PORT: String(port),
      HOST: host ?? '',
    },
  })
  // A signal before the server handles it kills the server, which is fine.
  let isStopping = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      isStopping = true
      server.kill(signal)
    })
  }
  server.on('exit', (code) => process.exit(code ?? (isStopping ? 0 : 1)))
}

const READY_EVERY_MS = 250

/** Waits until the server on `port` of `host` (null: on any address) reports that it is ready. */
export async function whenReady(port: number, host: string | null): Promise<void> {
  const name = host?.includes(':') ? `[${host}]` : (host ?? '127.0.0.1')
  const isReady = () =>
    fetch(`http://${name}:${port}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    )
  while (!(await isReady())) await new Promise((resolve) => setTimeout(resolve, READY_EVERY_MS))
}
