import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'

const SOURCE = 'tests/support/mongo-wire'

export type MongoServer = {
  url: string
  stop: () => Promise<void>
  /** Ends it at once, as a failing machine would; `start` starts it again where it was, on the same data. */
  kill: () => Promise<void>
  start: () => Promise<void>
}

/**
 * Builds and starts FerretDB, which speaks MongoDB's protocol over SQLite files, on a free loopback port. Returns null
 * without Go. Throws when it does not build or start.
 */
export async function startMongoWire(): Promise<MongoServer | null> {
  if (spawnSync('go', ['version']).error) return null
  const folder = mkdtempSync(path.join(tmpdir(), 'eig-mongo-'))
  const binary = path.join(folder, 'mongo-wire')
  const data = path.join(folder, 'data')
  mkdirSync(data)
  const build = spawnSync('go', ['build', '-o', binary, '.'], { cwd: SOURCE, stdio: 'inherit' })
  if (build.status !== 0) throw new Error(`${SOURCE} does not build.`)

  const launch = async (port: string) => {
    const server = spawn(binary, [data, port], { stdio: ['ignore', 'pipe', 'inherit'] })
    const exited = once(server, 'exit')
    const [url] = (await Promise.race([
      once(createInterface(server.stdout), 'line'),
      exited.then(() => Promise.reject(new Error('FerretDB did not start.'))),
    ])) as [string]
    return { url, end: (signal: NodeJS.Signals) => (server.kill(signal), exited) }
  }
  let running = await launch('0')
  const { url } = running
  // Whatever ends this process: the server must not outlive it.
  process.on('exit', () => void running.end('SIGTERM'))
  return {
    url,
    async stop() {
      await running.end('SIGTERM')
      rmSync(folder, { recursive: true })
    },
    async kill() {
      await running.end('SIGKILL')
    },
    async start() {
      running = await launch(new URL(url).port)
    },
  }
}
