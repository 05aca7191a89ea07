import { writeFileSync } from 'node:fs'
import path from 'node:path'

import type { Databases } from '@/scripts/testing/databases'
import { runNginx } from '@/scripts/testing/nginx'
import { RATIOS } from '@/tests/bench/budgets'
import { startNginx } from '@/tests/support/nginx'
import { freePort, temporaryFolder } from '@/tests/support/server'

import { type Load, load as hit } from '../load'
import { measureAlternating, type Measure, median } from '../measure'
import { COPIES, startSite } from '../site'

/** Seconds of continuous load. The first time, long enough for code to be compiled. */
const SECONDS = 4
const WARM_UP_SECONDS = 2

/** The cheapest possible route handler: the lower limit of the framework. */
const EMPTY_HANDLER = '/healthz'

/** Measures requests per second of the page with and without the cache, compared with the limits of Next and of nginx. */
export async function load(databases: Databases): Promise<Measure[]> {
  const asking = (server: string, paths: string[], encodings?: string) => (isWarmUp: boolean) =>
    hit(server, {
      paths,
      headers: encodings ? { 'Accept-Encoding': encodings } : {},
      seconds: isWarmUp ? WARM_UP_SECONDS : SECONDS,
    })
  const page = COPIES.slice(0, 1)
  const site = await startSite(databases, { fill: 'copies' })
  const started: { stop: () => Promise<unknown> }[] = [site]
  try {
    const file = await serveFile(await (await fetch(site.url + page[0]!)).text())
    started.push(file)
    const shipped = await startNginx(await freePort(), [Number(new URL(site.url).port)])
    started.push(shipped)
    const done = await measureAlternating({
      'cached page': asking(site.url, page),
      'cached page, with Brotli': asking(site.url, page, 'gzip, deflate, br'),
      'uncached page': asking(site.url, COPIES),
      'empty handler': asking(site.url, [EMPTY_HANDLER]),
      'nginx, the page as a file': asking(file.url, ['/']),
      'nginx as shipped': asking(shipped.url, page),
      // It compresses its copy again for each visitor: it keeps a single copy, valid for all visitors when the site is
      // down.
      'nginx as shipped, with Brotli': asking(shipped.url, page, 'br'),
    })
    /** Returns the median of the quotients of each round. */
    const quotient = (one: keyof typeof done, other: keyof typeof done, atLeast: number) => ({
      what: `${one} ÷ ${other}`,
      value: median(
        done[one].map(({ perSecond }, round) => perSecond / done[other][round]!.perSecond),
      ),
      atLeast,
    })
    return [
      ...Object.entries(done).flatMap(([what, loads]) => told(what, loads)),
      quotient('cached page', 'uncached page', RATIOS.cachedToUncached),
      quotient('cached page', 'empty handler', RATIOS.cachedToEmptyHandler),
      quotient('nginx as shipped', 'nginx, the page as a file', RATIOS.nginxToStaticFile),
    ]
  } finally {
    for (const one of started) await one.stop()
  }
}

const UNITS = { perSecond: 'req/s', p50: 'ms', p99: 'ms' }

const told = (what: string, loads: Load[]): Measure[] =>
  (Object.keys(UNITS) as (keyof Load)[]).map((name) => ({
    what: `${what}, ${name === 'perSecond' ? 'throughput' : name}`,
    value: median(loads.map((one) => one[name])),
    unit: UNITS[name],
  }))

/**
 * Starts an nginx that serves `html` as a file at every address, with a log and a single process like the shipped one in
 * the tests: the best possible result for these bytes.
 */
async function serveFile(html: string): Promise<{ url: string; stop: () => Promise<void> }> {
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
