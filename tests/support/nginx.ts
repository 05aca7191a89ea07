import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { BROTLI, hasBrotli, NGINX, runNginx } from '@/scripts/testing/nginx'

import { temporaryFolder } from './server'

/** A path inside the folder that nginx runs in. */
const MAIN = 'conf/nginx.conf'

export type RunningNginx = {
  pid: number
  url: string
  folder: string
  stop: () => Promise<void>
}

/**
 * Starts nginx with the shipped `deploy/nginx.conf`, in its own folder, in front of the servers that listen on
 * `upstreams`, and waits until it answers. `port` is chosen by the caller, because SITE_URL contains it.
 */
export async function startNginx(port: number, upstreams: number[]): Promise<RunningNginx> {
  const folder = newFolder()
  write(folder, 'conf.d/eig.conf', shipped('nginx.conf', folder))
  if (hasBrotli()) write(folder, 'eig/brotli.conf', shipped('nginx/brotli.conf', folder))
  write(folder, 'eig/server.conf', `listen 127.0.0.1:${port};\nserver_name localhost;\n`)
  const servers = upstreams.map((one) => `server 127.0.0.1:${one} max_fails=0;\n`)
  write(folder, 'eig/upstream.conf', servers.join(''))
  write(
    folder,
    'eig/cache.conf',
    `proxy_cache_path ${folder}/cache keys_zone=eig:1m inactive=1h use_temp_path=off;\n`,
  )
  return run(folder, port)
}

/** The host name of the site in the shipped files. */
export const SHIPPED_NAME = 'www.example.gouv.fr'

type Ports = { https: number; http: number; upstream: number }
export type WholeNginx = RunningNginx & {
  /** PEM of the self-signed certificate. */
  certificate: string
  /** The output of `nginx -t` on these files. */
  told: string
}

/**
 * Starts nginx with every shipped file of `deploy/`, except for ports, folders and a certificate created here for
 * `SHIPPED_NAME`.
 */
export async function startWholeNginx(ports: Ports): Promise<WholeNginx> {
  const folder = newFolder()
  const certificate = makeCertificate(folder)
  write(folder, 'conf.d/eig.conf', shipped('nginx.conf', folder))
  const redirect = shipped('nginx/redirect.conf', folder)
  write(folder, 'conf.d/eig-redirect.conf', redirect.replaceAll(/\b80\b/g, String(ports.http)))
  if (hasBrotli()) write(folder, 'eig/brotli.conf', shipped('nginx/brotli.conf', folder))
  write(folder, 'eig/cache.conf', shipped('nginx/cache.conf', folder))
  const server = shipped('nginx/server.conf', folder)
  write(folder, 'eig/server.conf', server.replaceAll(/\b443\b/g, String(ports.https)))
  const upstreams = shipped('nginx/upstream.conf', folder)
  write(folder, 'eig/upstream.conf', upstreams.replace(/:300\d/g, `:${ports.upstream}`))
  const { stderr } = spawnSync(NGINX, ['-t', '-p', folder, '-c', MAIN], { encoding: 'utf8' })
  return { ...(await run(folder, ports.http)), certificate, told: stderr }
}

/** Returns the file `name` of deploy/, with folders below `folder` instead of Debian’s. */
const shipped = (name: string, folder: string) =>
  readFileSync(path.join('deploy', name), 'utf8')
    .replaceAll('/var/log/nginx/', `${folder}/logs/`)
    .replaceAll('/var/cache/nginx/eig', `${folder}/cache`)
    .replaceAll(`/etc/letsencrypt/live/${SHIPPED_NAME}/`, `${folder}/conf/`)

function newFolder(): string {
  const folder = temporaryFolder()
  for (const name of ['conf/eig', 'conf/conf.d', 'logs', 'cache', 'temp']) {
    mkdirSync(path.join(folder, name), { recursive: true })
  }
  write(folder, 'nginx.conf', mainConf(folder))
  return folder
}

const write = (folder: string, name: string, text: string) =>
  writeFileSync(path.join(folder, 'conf', name), text)

function makeCertificate(folder: string): string {
  const [key, file] = ['privkey.pem', 'fullchain.pem'].map((one) => path.join(folder, 'conf', one))
  const name = ['-subj', `/CN=${SHIPPED_NAME}`, '-addext', `subjectAltName=DNS:${SHIPPED_NAME}`]
  const args = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1', ...name]
  execFileSync('openssl', [...args, '-keyout', key!, '-out', file!], { stdio: 'ignore' })
  return readFileSync(file!, 'utf8')
}

async function run(folder: string, port: number): Promise<RunningNginx> {
  const running = await runNginx(folder, MAIN, `http://127.0.0.1:${port}/healthz`)
  return { url: `http://localhost:${port}`, folder, ...running }
}

/** Returns Debian’s own nginx.conf, adapted to a single process without a service manager. */
const mainConf = (folder: string) => `
${hasBrotli() ? `load_module ${BROTLI};` : ''}
daemon off;
master_process off;
pid ${folder}/nginx.pid;
error_log stderr warn;
events { worker_connections 4096; }
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
