import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { NGINX } from '@/scripts/testing/nginx'

import { temporaryFolder } from './server'

const MODULES = '/usr/lib/nginx/modules'
const BROTLI = `${MODULES}/ngx_http_brotli_filter_module.so`

export const hasBrotli = existsSync(BROTLI)

export type RunningNginx = { url: string; folder: string; stop: () => Promise<void> }

/**
 * Starts nginx with `deploy/nginx.conf` as it is shipped, in a folder of its own, before the servers that listen on
 * `upstreams`, and waits until it answers. `port`: where it listens, chosen beforehand for it is in SITE_URL.
 */
export async function startNginx(port: number, upstreams: number[]): Promise<RunningNginx> {
  const folder = temporaryFolder()
  for (const name of ['conf/eig', 'conf/conf.d', 'logs', 'cache', 'temp']) {
    mkdirSync(path.join(folder, name), { recursive: true })
  }
  const write = (name: string, text: string) => writeFileSync(path.join(folder, 'conf', name), text)
  copyFileSync('deploy/nginx.conf', path.join(folder, 'conf/conf.d/eig.conf'))
  if (hasBrotli) copyFileSync('deploy/nginx/brotli.conf', path.join(folder, 'conf/eig/brotli.conf'))
  write('eig/server.conf', `listen 127.0.0.1:${port};\nserver_name localhost;\n`)
  write(
    'eig/upstream.conf',
    upstreams.map((one) => `server 127.0.0.1:${one} max_fails=0;\n`).join(''),
  )
  write(
    'eig/cache.conf',
    `proxy_cache_path ${folder}/cache keys_zone=eig:1m inactive=1h use_temp_path=off;\n`,
  )
  write('nginx.conf', mainConf(folder))

  const nginx = spawn(NGINX, ['-p', folder, '-c', 'conf/nginx.conf'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let written = ''
  nginx.stderr.on('data', (chunk: Buffer) => (written += chunk.toString()))
  const exited = once(nginx, 'exit')
  const url = `http://localhost:${port}`
  for (
    let tries = 0;
    !(await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => null));
    tries++
  ) {
    if (nginx.exitCode !== null || tries > 200) throw new Error(`nginx did not start:\n${written}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return {
    url,
    folder,
    stop: async () => {
      nginx.kill('SIGTERM')
      await exited
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** What Debian's own nginx.conf says, for one process of ours that no service manager knows. */
const mainConf = (folder: string) => `
${hasBrotli ? `load_module ${BROTLI};` : ''}
daemon off;
master_process off;
pid ${folder}/nginx.pid;
error_log stderr warn;
events { worker_connections 512; }
http {
  include /etc/nginx/mime.types;
  default_type application/octet-stream;
  client_body_temp_path ${folder}/temp/body;
  proxy_temp_path ${folder}/temp/proxy;
  fastcgi_temp_path ${folder}/temp/fastcgi;
  uwsgi_temp_path ${folder}/temp/uwsgi;
  scgi_temp_path ${folder}/temp/scgi;
  include conf.d/*.conf;
}
`
