import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

export const NGINX = '/usr/sbin/nginx'
export const BROTLI = '/usr/lib/nginx/modules/ngx_http_brotli_filter_module.so'

/** What the tests of `deploy/nginx.conf` need, and the package of Debian that has it. */
const NEEDED: [file: string, name: string][] = [
  [NGINX, 'nginx-light'],
  [BROTLI, 'libnginx-mod-http-brotli-filter'],
  ['/usr/bin/openssl', 'openssl'],
]

/**
 * Makes sure that Debian's nginx is there, with its Brotli module, for the tests of `deploy/nginx.conf`: installs what is
 * missing where that is possible. Returns false, having said what to do, when there is no nginx.
 */
export function ensureNginx(): boolean {
  const needed = NEEDED.filter(([file]) => !existsSync(file))
  const missing = needed.map(([, name]) => name).join(' ')
  if (missing && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log(`Installing ${missing} for the tests of deploy/nginx.conf…`)
    const install = `apt-get update && apt-get install --yes --no-install-recommends ${missing}`
    // Not started as a service: each test starts its own.
    const env = { ...process.env, RUNLEVEL: '1' }
    spawnSync('sh', ['-c', install], { stdio: ['ignore', 'ignore', 'inherit'], env })
  }
  if (existsSync(NGINX)) return true
  console.error(
    `The tests of deploy/nginx.conf need nginx: run "apt-get install ${missing}" as root.`,
  )
  return false
}

/** Whether nginx can compress by Brotli: asked once it was installed. */
export const hasBrotli = (): boolean => existsSync(BROTLI)
