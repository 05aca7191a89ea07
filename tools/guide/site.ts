import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

const READY_WITHIN_MS = 60_000

/** Of the site that it serves. */
export const SECRET = 'captures-du-guide-'.repeat(2)

export type DemoSite = {
  /** Origin, without trailing slash. */
  url: string
  /** Stops the server and removes its data. */
  stop: () => Promise<void>
}

/**
 * Serves the production build at hand, with the seed imported and no account, on a free port and a database of its
 * own. Throws when it does not answer in time.
 */
export async function startDemoSite(): Promise<DemoSite> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'eig-guide-'))
  const port = await freePort()
  const url = `http://localhost:${port}`
  const server = spawn(process.execPath, ['--import', 'tsx', 'scripts/start.ts'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      DATABASE_URL: '',
      DATA_DIR: dataDir,
      PAYLOAD_SECRET: SECRET,
      PORT: String(port),
      SEED_FILE: 'content',
      SITE_URL: url,
    },
  })
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()))
  const stop = async () => {
    server.kill('SIGTERM')
    await ended
    rmSync(dataDir, { recursive: true })
  }
  const deadline = Date.now() + READY_WITHIN_MS
  while (!(await answers(url))) {
    if (server.exitCode === null && Date.now() < deadline) await wait(100)
    else return stop().then(() => Promise.reject(new Error('The server did not start.')))
  }
  return { url, stop }
}

const answers = (url: string): Promise<boolean> =>
  fetch(url, { redirect: 'manual' }).then(
    () => true,
    () => false,
  )

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, resolve))
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}
