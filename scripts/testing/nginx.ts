import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

export const NGINX = '/usr/sbin/nginx'

const INSTALL =
  'apt-get update && apt-get install --yes --no-install-recommends nginx-light libnginx-mod-http-brotli-filter openssl'

/**
 * Makes sure that Debian's nginx is there, for the tests of `deploy/nginx.conf`: installs it where that is possible.
 * Returns false, having said what to do, when there is none.
 */
export function ensureNginx(): boolean {
  if (existsSync(NGINX)) return true
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('Installing nginx for the tests of deploy/nginx.conf…')
    // Not started as a service: each test starts its own.
    const env = { ...process.env, RUNLEVEL: '1' }
    spawnSync('sh', ['-c', INSTALL], { stdio: ['ignore', 'ignore', 'inherit'], env })
    if (existsSync(NGINX)) return true
  }
  console.error(
    'The tests of deploy/nginx.conf need nginx: run "apt-get install nginx-light libnginx-mod-http-brotli-filter openssl" as root.',
  )
  return false
}
