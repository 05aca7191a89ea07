import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'

const SOURCE = 'tests/support/mongo-wire'

export type MongoServer = { url: string; stop: () => Promise<void> }

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

  const server = spawn(binary, [data], { stdio: ['ignore', 'pipe', 'inherit'] })
  const exited = once(server, 'exit')
  // Whatever ends this process: the server must not outlive it.
  process.on('exit', () => server.kill())
  const [url] = (await Promise.race([
    once(createInterface(server.stdout), 'line'),
    exited.then(() => Promise.reject(new Error('FerretDB did not start.'))),
  ])) as [string]
  return {
    url,
    async stop() {
      server.kill()
      await exited
      rmSync(folder, { recursive: true })
    },
  }
}
