import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'

export type GoServer = {
  url: string
  stop: () => Promise<void>
  /** Kills it at once, as a machine failure would; `start` restarts it on the same port and data. */
  kill: () => Promise<void>
  start: () => Promise<void>
}

/**
 * Builds the Go program in `source` and starts it. `args` gives its arguments from a new empty folder and the port to
 * listen on (0 for a free one). Its first line is its address, on loopback. Returns null without Go. Throws if it does not
 * build or start.
 */
async function startGoServer(
  source: string,
  args: (data: string, port: string) => string[],
): Promise<GoServer | null> {
  if (spawnSync('go', ['version']).error) return null
  const folder = mkdtempSync(path.join(tmpdir(), 'eig-go-'))
  const binary = path.join(folder, 'server')
  const data = path.join(folder, 'data')
  mkdirSync(data)
  const build = spawnSync('go', ['build', '-o', binary, '.'], { cwd: source, stdio: 'inherit' })
  if (build.status !== 0) throw new Error(`${source} does not build.`)

  const launch = async (port: string) => {
    const server = spawn(binary, args(data, port), { stdio: ['ignore', 'pipe', 'inherit'] })
    const exited = once(server, 'exit')
    const [url] = (await Promise.race([
      once(createInterface(server.stdout), 'line'),
      exited.then(() => Promise.reject(new Error(`${source} did not start.`))),
    ])) as [string]
    return { url, end: (signal: NodeJS.Signals) => (server.kill(signal), exited) }
  }
  let running = await launch('0')
  const { url } = running
  // The server must not outlive this process, however it ends.
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

/**
 * Starts FerretDB, which speaks MongoDB's protocol over SQLite files, on a free loopback port. Returns null without Go.
 * Throws if it does not build or start.
 */
export const startMongoWire = (): Promise<GoServer | null> =>
  startGoServer('tests/support/mongo-wire', (data, port) => [data, port])

/** The site's variables for the S3 server started for the tests. */
export const S3_TEST = {
  S3_BUCKET: 'fichiers-de-test',
  S3_ACCESS_KEY_ID: 'cle-de-test',
  S3_SECRET_ACCESS_KEY: 'secret-de-test',
  S3_REGION: 'fr-par',
}

/**
 * Starts an S3 service in memory (gofakes3, MIT) on a free loopback port. Returns null without Go. Throws if it does not
 * build or start.
 */
export const startS3Server = (): Promise<Pick<GoServer, 'url' | 'stop'> | null> =>
  startGoServer('tests/support/s3-server', () => [S3_TEST.S3_BUCKET, S3_TEST.S3_ACCESS_KEY_ID])
