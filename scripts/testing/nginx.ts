import { spawn } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'

import { ensurePackages } from './packages'

export const NGINX = '/usr/sbin/nginx'
export const BROTLI = '/usr/lib/nginx/modules/ngx_http_brotli_filter_module.so'

/** What the tests of `deploy/nginx.conf` need, each package of Debian with a file of its own. */
const NEEDED = {
  'nginx-light': NGINX,
  'libnginx-mod-http-brotli-filter': BROTLI,
  openssl: '/usr/bin/openssl',
}

/** Makes sure that Debian's nginx is there, with its Brotli module if possible. Returns false when there is no nginx. */
export const ensureNginx = (): boolean =>
  ensurePackages('deploy/nginx.conf', NEEDED) || existsSync(NGINX)

/** Whether nginx can compress by Brotli: asked once it was installed. */
export const hasBrotli = (): boolean => existsSync(BROTLI)

/** Some 10 s, on a machine that has nothing else to do. */
const TRIES = 200
const BETWEEN_TRIES_MS = 50

/**
 * Runs nginx with the settings in `conf`, a file of `folder`, in the foreground, and waits until `url` answers. `stop`
 * ends it and removes the folder; so does a start that fails, which throws with what nginx wrote.
 */
export async function runNginx(
  folder: string,
  conf: string,
  url: string,
): Promise<{ pid: number; stop: () => Promise<void> }> {
  const nginx = spawn(NGINX, ['-p', folder, '-c', conf], { stdio: ['ignore', 'ignore', 'pipe'] })
  let written = ''
  nginx.stderr.on('data', (chunk: Buffer) => (written += chunk.toString()))
  nginx.on('error', ({ message }) => (written += message))
  // Not “exit”: that one does not come when there is no such program.
  const ended = new Promise((resolve) => nginx.once('close', resolve))
  const stop = async () => {
    nginx.kill('SIGTERM')
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
  const probe = () => fetch(url, { redirect: 'manual' }).catch(() => null)
  for (let tries = 0; !(await probe()); tries++) {
    if (nginx.exitCode !== null || tries > TRIES) {
      await stop()
      throw new Error(`nginx did not start:\n${written}`)
    }
    await wait(BETWEEN_TRIES_MS)
  }
  return { pid: nginx.pid!, stop }
}
