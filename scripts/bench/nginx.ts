import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

import { NGINX } from '@/scripts/testing/nginx'
import { freePort, temporaryFolder } from '@/tests/support/server'

/**
 * nginx that serves `html` at every address as a file, logged, by one process as the shipped one in the tests: what can
 * be done at best with these bytes.
 */
export async function serveFile(html: string): Promise<{ url: string; stop: () => Promise<void> }> {
  const folder = temporaryFolder()
  const port = await freePort()
  writeFileSync(path.join(folder, 'page.html'), html)
  writeFileSync(path.join(folder, 'nginx.conf'), settings(folder, port))
  const server = spawn(NGINX, ['-p', folder, '-c', path.join(folder, 'nginx.conf')], {
    stdio: 'ignore',
  })
  const ended = once(server, 'exit')
  const url = `http://127.0.0.1:${port}`
  while (server.exitCode === null && !(await fetch(url).catch(() => null))) await wait(50)
  if (server.exitCode !== null) throw new Error('nginx did not start.')
  return {
    url,
    async stop() {
      server.kill('SIGTERM')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const settings = (folder: string, port: number) => `
daemon off;
master_process off;
pid ${folder}/nginx.pid;
error_log ${folder}/error.log;
events { worker_connections 512; }
http {
  access_log ${folder}/access.log;
  default_type "text/html; charset=utf-8";
  sendfile on;
  tcp_nopush on;
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/${name};`).join(' ')}
  server {
    listen 127.0.0.1:${port};
    root ${folder};
    location / { try_files /page.html =404; }
  }
}
`
