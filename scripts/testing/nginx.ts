import { spawn } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'

import { ensurePackages } from './packages'

export const NGINX = '/usr/sbin/nginx'
export const BROTLI = '/usr/lib/nginx/modules/ngx_http_brotli_filter_module.so'

/** What the tests of `deploy/nginx.conf` need: Debian packages, each with a file that it installs. */
const NEEDED = {
  'nginx-light': NGINX,
  'libnginx-mod-http-brotli-filter': BROTLI,
  openssl: '/usr/bin/openssl',
}

/** Installs Debian's nginx if needed, with its Brotli module if possible. Returns false if there is no nginx. */
export const ensureNginx = (): boolean =>
  ensurePackages('deploy/nginx.conf', NEEDED) || existsSync(NGINX)

/** Whether nginx can compress with Brotli. Call it after the installation. */
export const hasBrotli = (): boolean => existsSync(BROTLI)

/** Some 10 s, on an idle machine. */
const TRIES = 200
const BETWEEN_TRIES_MS = 50

/**
 * Runs nginx with the settings in `conf`, a file of `folder`, in the foreground, and waits until `url` answers. `stop` ends
 * it and removes the folder. A failed start does the same and throws with nginx's output.
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
  // Not “exit”, which is not emitted if the program does not exist.
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
