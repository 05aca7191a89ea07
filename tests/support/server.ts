import { spawn, type ChildProcess } from 'node:child_process'
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { MEMORY, SERVER } from '@/scripts/server/run'

const READY_WITHIN_MS = 120_000
const STOPPED_WITHIN_MS = 15_000
const SECRET = 'secret-de-test-'.repeat(3)
const COMMAND = ['--import', 'tsx', 'scripts/start.ts']

/** Environment variables of a server. */
export type Settings = Record<string, string | undefined>

/** The exit code of a program (null after a signal) and all its output. */
export type Ended = { code: number | null; output: string }

export type RunningServer = {
  /** The id of its single process, except with `startByCommand`. */
  pid: number
  /** Origin, without a trailing slash. */
  url: string
  /** Folder of its SQLite file, `eig.sqlite`. */
  dataDir: string
  output: () => string
  /** Sends SIGTERM, waits for the end, and deletes the data unless `settings` said where to keep them. */
  stop: () => Promise<Ended>
  /** Sends SIGKILL, which leaves no time to end anything. */
  kill: () => Promise<Ended>
}

/** Creates an empty folder for one test; the caller removes it. */
export const temporaryFolder = (): string => mkdtempSync(path.join(tmpdir(), 'eig-test-'))

/** Returns a port on which nothing listens. */
export async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, resolve))
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}

/**
 * Starts the current production build on a free port and on an empty SQLite file, or on a copy of `database`, and waits
 * until it answers. `settings` replace the variables of the same name. Throws with all the output if the server does not
 * start. It does not use `npm start`, which takes one second more: a signal then reaches the single process. `folder`:
 * the program and build to run, when they are not the current ones.
 */
export function startServer(
  settings: Settings = {},
  database?: string,
  folder?: string,
): Promise<RunningServer> {
  return start(settings, database, (port) => serverCommand(port, folder), folder)
}

/** Releases from before `scripts/server/listen.mjs` are started with Next’s own command. */
const serverCommand = (port: string, folder = '.'): string[] =>
  existsSync(path.join(folder, SERVER))
    ? [SERVER]
    : ['node_modules/next/dist/bin/next', 'start', '--port', port]

/** Starts the server as `npm start` does. */
export const startByCommand = (settings: Settings): Promise<RunningServer> =>
  start(settings, undefined, () => COMMAND)

async function start(
  settings: Settings,
  database: string | undefined,
  argsFor: (port: string) => string[],
  folder?: string,
): Promise<RunningServer> {
  const dataDir = settings.DATA_DIR ?? temporaryFolder()
  if (database) copyFileSync(database, path.join(dataDir, 'eig.sqlite'))
  const port = settings.PORT ?? String(await freePort())
  const own = { PORT: port, DATA_DIR: dataDir, PAYLOAD_SECRET: SECRET }
  const program = launch(argsFor(port), { ...own, ...settings }, folder)
  const url = `http://localhost:${port}`
  await answers(url, program)
  return {
    pid: program.child.pid!,
    url,
    dataDir,
    output: program.output,
    stop: async () => {
      program.child.kill('SIGTERM')
      const ended = await within(STOPPED_WITHIN_MS, program.ended, 'The server did not stop')
      if (!settings.DATA_DIR) rmSync(dataDir, { recursive: true, force: true })
      return ended
    },
    kill: () => {
      program.child.kill('SIGKILL')
      return program.ended
    },
  }
}

/** Runs `npm start` with `settings` that it must refuse, and waits until it has ended. */
export async function failToStart(settings: Settings): Promise<Ended> {
  const program = launch(COMMAND, { PAYLOAD_SECRET: SECRET, ...settings })
  return within(READY_WITHIN_MS, program.ended, 'The server did not refuse to start').catch(
    (error: unknown) => {
      program.child.kill('SIGTERM')
      throw error
    },
  )
}

type Program = { child: ChildProcess; output: () => string; ended: Promise<Ended> }

function launch(args: string[], settings: Settings, folder?: string): Program {
  const { PATH, HOME, TZ, MONGODB_TRANSACTIONS } = process.env
  const child = spawn(process.execPath, args, {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    // The rest of the environment is left out, because variables of the person who runs the tests must not change the
    // results. They may choose the time zone, on which nothing may depend, and say what the database can do.
    env: {
      PATH,
      HOME,
      TZ,
      MONGODB_TRANSACTIONS,
      NODE_ENV: 'production',
      NEXT_MANUAL_SIG_HANDLE: 'true',
      FIRST_ACCOUNT: 'open',
      ...MEMORY,
      ...settings,
    },
  })
  let written = ''
  const output = () => written
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => (written += chunk.toString()))
  }
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (code) => resolve({ code, output: written }))
  })
  return { child, output, ended }
}

async function answers(url: string, { child, output }: Program): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS
  while (child.exitCode === null && Date.now() < deadline) {
    const response = await fetch(url, { redirect: 'manual' }).catch(() => null)
    if (response) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  child.kill('SIGTERM')
  throw new Error(`The server did not start:\n${output()}`)
}

async function within<Value>(ms: number, promise: Promise<Value>, message: string): Promise<Value> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${message} within ${ms} ms.`)), ms)
  })
  return Promise.race([promise, late]).finally(() => clearTimeout(timer))
}
