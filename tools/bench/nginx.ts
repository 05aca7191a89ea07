import { writeFileSync } from 'node:fs'
import path from 'node:path'

import { runNginx } from '@/scripts/testing/nginx'
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
  const url = `http://127.0.0.1:${port}`
  return { url, ...(await runNginx(folder, 'nginx.conf', url)) }
}

const settings = (folder: string, port: number) => `
daemon off;
master_process off;
pid ${folder}/nginx.pid;
error_log stderr warn;
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
